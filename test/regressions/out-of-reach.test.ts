import { afterEach, beforeEach, expect, it } from "vitest";

import { type Emulator, startEmulator } from "../../provider/emulator/index";
import { account } from "../support/account";
import { canary, type Door, expectNoCanary, expired, openDoor, passOn } from "../support/client";
import { connectionTo, startProvider } from "../support/handlers";

let emulator: Emulator;
let door: Door;
beforeEach(async () => {
  emulator = await startEmulator({ password: canary.password, packageInstalled: true });
});
afterEach(async () => {
  await door.close();
  await emulator.close();
});

/**
 * The write is done, its reply is lost, and then nothing answers any more, not even a logon. What was found before must be in the
 * state all the same: the next run sees our own values, and would take them for those to put back.
 */
it("a write whose outcome cannot be seen leaves what is known in the state", async () => {
  emulator.edit({ set: { tenant: "before" } });
  let written = false;
  door = await openDoor(emulator.url, async (exchange) => {
    if (written) return exchange.action.endsWith("#Logon") ? (response) => response.destroy() : expired;
    if (!exchange.action.endsWith("#Write")) return "pass";
    await passOn(`${emulator.url}/nl/jsp/soaprouter.jsp`, exchange);
    written = true;
    return (response) => response.destroy();
  });
  const provider = await startProvider(connectionTo(door.url, "admin", canary.password));
  const { inputs } = await provider.imsExternalAccount.check({}, { ...account });
  let failure: Record<string, unknown> = {};
  await provider.imsExternalAccount.create(inputs).catch((error: Record<string, unknown>) => {
    failure = error;
  });
  expect(failure).toMatchObject({
    id: "Adobe_Marketing_Cloud",
    properties: { instanceName: "emulator", found: { existed: true, attributes: { tenant: "before" } } },
  });
  // The secret may or may not be there: the state must not claim that it is.
  const { clientSecret, ...others } = failure["properties"] as Record<string, unknown>;
  expect(clientSecret).toBe(account.clientSecret);
  expect(others["clientSecretDigest"]).toBeUndefined();
  expect(others["writtenAt"]).toBeUndefined();
  expectNoCanary({ ...failure, properties: others });
  expect(emulator.account("Adobe_Marketing_Cloud")).toMatchObject({ tenant: "acme" });
  await provider.close();
});
