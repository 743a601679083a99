import { expect, it, onTestFinished } from "vitest";

import { startEmulator } from "../../provider/emulator/index";
import { account } from "../support/account";
import { canary } from "../support/client";
import { connectionTo, startProvider } from "../support/handlers";

it("a call that comes before the settings does not spoil those that come after", async () => {
  const emulator = await startEmulator({ password: canary.password, packageInstalled: true });
  onTestFinished(() => emulator.close());
  const provider = await startProvider({});
  onTestFinished(() => provider.close());
  const { imsExternalAccount, integrationPackage } = provider;
  await expect(imsExternalAccount.create(account)).rejects.toThrow(/^ACC1001: /);
  const config = connectionTo(emulator.url, "admin", canary.password);
  await integrationPackage.configure({ config: { get: (key) => config[key] } });
  const { inputs } = await imsExternalAccount.check({}, account);
  expect(await imsExternalAccount.create(inputs)).toMatchObject({ id: emulator.imsAccount });
});
