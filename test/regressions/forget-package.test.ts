import { expect, it } from "vitest";

import { startEmulator } from "../../provider/emulator/index";
import { canary } from "../support/client";
import { connectionTo, startProvider } from "../support/handlers";

/** Nothing is done on the instance when a package is destroyed: so it need not be there any more. */
it("the package of an instance that is gone can be destroyed, and the line says that it stays", async () => {
  const emulator = await startEmulator({ password: canary.password, packageInstalled: true });
  const config = connectionTo(emulator.url, "admin", canary.password);
  const first = await startProvider(config);
  const { inputs } = await first.integrationPackage.check({}, {});
  const { id, outs } = await first.integrationPackage.create(inputs);
  await first.close();
  await emulator.close();

  const later = await startProvider(config);
  await later.integrationPackage.delete(id, outs);
  expect(later.lines).toEqual([expect.stringMatching(/stays on the instance: Campaign cannot uninstall/)]);
  await later.close();
});
