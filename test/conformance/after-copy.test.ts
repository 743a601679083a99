/** Another database under the same name: what the state holds of the old one must not all be written to the new one. */
import { expect, it, onTestFinished } from "vitest";

import { type Emulator, type EmulatorOptions, startEmulator } from "../../provider/emulator/index";
import { account } from "../support/account";
import { canary } from "../support/client";
import { connectionTo, type Provider, startProvider } from "../support/handlers";

async function start(options: EmulatorOptions): Promise<Emulator> {
  const emulator = await startEmulator({ password: canary.password, packageInstalled: true, ...options });
  onTestFinished(() => emulator.close());
  return emulator;
}

/** A process of its own, told that this database has taken the old one's place. */
async function accepting(databaseId: string, { url }: Emulator): Promise<Provider> {
  const config = { ...connectionTo(url, "admin", canary.password), "adobe-campaign:acceptDatabase": databaseId };
  const provider = await startProvider(config);
  onTestFinished(() => provider.close());
  return provider;
}

/** An account that somebody had filled in before the program came, with what `destroy` puts back in the state. */
async function managed() {
  const emulator = await start({ instanceName: "staging", databaseId: "uOLD" });
  emulator.edit({ set: { tenant: "before", clientSecret: canary.secret } });
  const { imsExternalAccount } = await accepting("", emulator);
  const { inputs } = await imsExternalAccount.check({}, account);
  const { id, outs } = await imsExternalAccount.create(inputs);
  return { emulator, inputs, id, outs };
}

it("a secret that was found on the old one is not put back by a later destroy: no key opens it", async () => {
  const { emulator, inputs, id, outs } = await managed();
  emulator.restore((await start({ instanceName: "production", databaseId: "uNEW" })).snapshot());
  const { imsExternalAccount } = await accepting("uNEW", emulator);
  const updated = await imsExternalAccount.update(id, outs, inputs);
  expect(emulator.account(id)).toMatchObject({ tenant: "acme" });
  await imsExternalAccount.delete(id, updated.outs);
  expect(emulator.account(id)).toMatchObject({ tenant: "before", clientSecret: "" });
});

it("nor by a destroy that comes first", async () => {
  const { emulator, id, outs } = await managed();
  const snapshot = emulator.snapshot();
  const options = snapshot.tables["xtk:option"]!;
  const named = options.map((option) =>
    option["name"] === "XtkDatabaseId" ? { ...option, stringValue: "uNEW" } : option,
  );
  emulator.restore({ ...snapshot, tables: { ...snapshot.tables, "xtk:option": named } });
  const { imsExternalAccount } = await accepting("uNEW", emulator);
  await imsExternalAccount.delete(id, outs);
  expect(emulator.account(id)).toMatchObject({ tenant: "before", clientSecret: "" });
});
