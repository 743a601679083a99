import { expect, it } from "vitest";
import { casesOf, prepare } from "../../support/faults-case.ts";
import { kinds } from "../../support/faults-kinds.ts";
import { operations } from "../../support/faults-operations.ts";

it("the matrix has more than a thousand cases, of every operation and at every call that it makes", async () => {
  const prepared = await Promise.all(operations.map(prepare));
  const calls = prepared.map(({ operation, calls: made }) => `${operation.name}: ${made.join(" ")}`);
  expect(calls).toMatchInlineSnapshot(`
    [
      "create on the package's row: Logon ExecuteQuery EncryptPassword Write ExecuteQuery",
      "create without a row: Logon ExecuteQuery GetEntityIfMoreRecent EncryptPassword Write ExecuteQuery",
      "adopt a row in use and switch it off: Logon ExecuteQuery EncryptPassword Write ExecuteQuery",
      "update: Logon ExecuteQuery Write ExecuteQuery",
      "rotate the secret: Logon ExecuteQuery EncryptPassword Write ExecuteQuery",
      "read: Logon ExecuteQuery",
      "delete, restoring: Logon ExecuteQuery Write ExecuteQuery",
      "delete, disabling: Logon ExecuteQuery Write ExecuteQuery",
      "delete, deleting: Logon ExecuteQuery Write ExecuteQuery",
      "install: Logon GetDbParams SubmitSoapCall GetStatus GetStatus Logon",
      "install without jobs: Logon GetDbParams SubmitSoapCall InstallVendorPackages Logon",
      "adopt the package: Logon GetDbParams",
      "read the package: Logon",
    ]
  `);
  expect(prepared.flatMap((each) => casesOf(each, kinds)).length).toBeGreaterThan(1000);
});
