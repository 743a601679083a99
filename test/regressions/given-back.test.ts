import { afterEach, beforeEach, expect, it } from "vitest";

import { type Emulator, startEmulator } from "../../provider/emulator/index";
import { account } from "../support/account";
import { canary } from "../support/client";
import { connectionTo, type Provider, startProvider } from "../support/handlers";

let emulator: Emulator;
let provider: Provider;
beforeEach(async () => {
  emulator = await startEmulator({ password: canary.password, packageInstalled: true });
  provider = await startProvider(connectionTo(emulator.url, "admin", canary.password));
});
afterEach(async () => {
  await provider.close();
  await emulator.close();
});

const checked = async (given: object) => (await provider.imsExternalAccount.check({}, { ...account, ...given })).inputs;
const bookkeeping = ["lastModified", "modifiedBy-id"];
const content = () =>
  Object.fromEntries(
    Object.entries(emulator.account(emulator.imsAccount)!).filter(([name]) => !bookkeeping.includes(name)),
  );

it("an account is given back whole, also the fields that the program had left out again", async () => {
  const found = content();
  const { id, outs } = await provider.imsExternalAccount.create(await checked({ label: "Ours", scopes: ["openid"] }));
  const { outs: later } = await provider.imsExternalAccount.update(id, outs, await checked({}));
  expect(content()).toMatchObject({ label: "Ours", userScope: "openid" });
  await provider.imsExternalAccount.delete(id, later);
  expect(content()).toEqual(found);
});

it("an account is given back whole, also the fields that the program set later", async () => {
  emulator.edit({ set: { productContext: "before", label: "Before" } });
  const found = content();
  const { id, outs } = await provider.imsExternalAccount.create(await checked({}));
  const { outs: later } = await provider.imsExternalAccount.update(
    id,
    outs,
    await checked({ productContext: "ours", label: "Ours" }),
  );
  expect(content()).toMatchObject({ productContext: "ours", label: "Ours" });
  await provider.imsExternalAccount.delete(id, later);
  expect(content()).toEqual(found);
});
