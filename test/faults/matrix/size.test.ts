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
      "create a group with rights: Logon ExecuteQuery ExecuteQuery ExecuteQuery Write Write Write Write ExecuteQuery",
      "change the rights of a group: Logon ExecuteQuery ExecuteQuery ExecuteQuery ExecuteQuery Write Write ExecuteQuery",
      "read a group: Logon ExecuteQuery ExecuteQuery ExecuteQuery",
      "delete a group that was created: Logon ExecuteQuery ExecuteQuery ExecuteQuery ExecuteQuery Write ExecuteQuery",
      "delete, giving a group back: Logon ExecuteQuery ExecuteQuery ExecuteQuery Write ExecuteQuery ExecuteQuery Write ExecuteQuery",
      "install: Logon GetDbParams SubmitSoapCall GetStatus GetStatus Logon",
      "install without jobs: Logon GetDbParams SubmitSoapCall InstallVendorPackages Logon",
      "adopt the package: Logon GetDbParams",
      "read the package: Logon",
    ]
  `);
  const count = (isOf: (part: string) => boolean) =>
    prepared.filter(({ operation }) => isOf(operation.part)).flatMap((each) => casesOf(each, kinds)).length;
  expect(count((part) => !part.startsWith("group"))).toBeGreaterThan(1000);
  expect(count((part) => part.startsWith("group"))).toBeGreaterThan(600);
});
