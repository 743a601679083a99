import { expect, it, onTestFinished } from "vitest";

import { startEmulator } from "../../provider/emulator/index";
import { account } from "../support/account";
import { startProvider } from "../support/handlers";

it("an instance that does not report its release is managed, with a word of warning, once", async () => {
  const tokens = [{ token: "an-ims-token", operator: "pulumi", rights: ["admin"] }];
  const emulator = await startEmulator({ packageInstalled: true, tokens });
  onTestFinished(() => emulator.close());
  emulator.inject({ kind: "status", status: 404, at: { service: "http", method: "GET /r/test" }, times: 9 });
  const provider = await startProvider({
    "adobe-campaign:url": emulator.url,
    "adobe-campaign:token": "an-ims-token",
    "adobe-campaign:tokenUse": "each-call",
  });
  onTestFinished(() => provider.close());
  const { inputs } = await provider.imsExternalAccount.check({}, account);
  const { id, outs } = await provider.imsExternalAccount.create(inputs);
  const warning: unknown = expect.stringContaining(
    "does not report its release: make sure that it is not administered by Adobe",
  );
  expect(provider.lines).toContainEqual(warning);
  expect(outs).toMatchObject({ release: "", build: "9383" });
  provider.lines.length = 0;
  await provider.imsExternalAccount.update(id, outs, { ...inputs, tenant: "other" });
  expect(provider.lines).not.toContainEqual(warning);
});
