import { afterEach, beforeEach, expect, it } from "vitest";

import { type Emulator, startEmulator } from "../../provider/emulator/index";
import { account } from "../support/account";
import { canary, type Door, openDoor, passOn } from "../support/client";
import { connectionTo, type Provider, startProvider } from "../support/handlers";

/** An instance that hides stored secrets from our operator (`accessibleIf` in its schema): every query returns them empty. */

let emulator: Emulator;
let door: Door;
let provider: Provider;

beforeEach(async () => {
  emulator = await startEmulator({ password: canary.password, packageInstalled: true });
  door = await openDoor(undefined, async (exchange) => {
    const reply = await passOn(`${emulator.url}/nl/jsp/soaprouter.jsp`, exchange);
    return { ...reply, body: reply.body.replaceAll(/clientSecret='[^']*'/g, "clientSecret=''") };
  });
  provider = await startProvider(connectionTo(door.url, "admin", canary.password));
});
afterEach(async () => {
  await provider.close();
  await door.close();
  await emulator.close();
});

it("a secret that was hidden when the account was found is not replaced by an empty one when it is given back", async () => {
  emulator.edit({ set: { tenant: "theirs", clientSecret: "canary-s3cr3t-theirs" } });
  const { inputs } = await provider.imsExternalAccount.check({}, account);
  const { id, outs } = await provider.imsExternalAccount.create(inputs);
  expect(outs).toMatchObject({ secretDriftSign: "lastModified" });
  await provider.imsExternalAccount.delete(id, outs);
  expect(emulator.account(id)).toMatchObject({ tenant: "theirs" });
  // Nobody can put back what nobody could read, and the line at destroy says so.
  expect(emulator.account(id)!["clientSecret"]).not.toBe("");
  expect(provider.lines.at(-1)).toMatch(/back as it was found, but for its secret/);
});

it("any change of the account counts as a change of the secret, and says that this is the weaker sign", async () => {
  const { inputs } = await provider.imsExternalAccount.check({}, account);
  const { id, outs } = await provider.imsExternalAccount.create(inputs);
  const unchanged = await provider.imsExternalAccount.read(id, outs);
  expect(unchanged.inputs).toMatchObject({ clientSecret: account.clientSecret });
  emulator.edit({ set: { label: "by hand" } });
  const changed = await provider.imsExternalAccount.read(id, outs);
  expect(changed.inputs!["clientSecret"]).not.toBe(account.clientSecret);
  expect(changed.props).toMatchObject({ secretDriftSign: "lastModified", modifiedBy: "j.doe" });
});
