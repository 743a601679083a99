import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type Emulator, startEmulator } from "../../provider/emulator/index";
import { canary, failureOf, instanceFor } from "../support/client";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({
    password: canary.password,
    instanceName: "acme_dev",
    databaseId: "uDEV",
    packageInstalled: true,
    operators: [
      { name: "reader", password: canary.password, rights: ["export", "folder:nmsExtAccount"] },
      { name: "nobody", password: canary.password, rights: [] },
    ],
  });
});
afterAll(() => emulator.close());

describe("the identity of the instance", () => {
  const remembered = { instanceName: "acme_dev", databaseId: "uDEV" };

  it.each([remembered, undefined])("may be %j", async (identity) => {
    const instance = instanceFor(emulator.url);
    await instance.assertIdentity(identity);
    await instance.close();
  });

  it.each([
    [{ ...remembered, instanceName: "acme_prod" }, 'found instance "acme_dev" with database uDEV'],
    [
      { ...remembered, databaseId: "uPROD" },
      'The database of the instance "acme_dev" was replaced: the stack\'s state remembers uPROD, and the instance has uDEV',
    ],
    [{ instanceName: "", databaseId: "" }, 'found instance "acme_dev" with database uDEV'],
  ])("may not be %j", async (identity, says) => {
    const instance = instanceFor(emulator.url);
    const error = await failureOf(instance.assertIdentity(identity));
    expect(error.code).toBe("ACC4001");
    expect(error.message).toContain(says);
    await instance.close();
  });

  it("may have the database that is accepted, under the same name only", async () => {
    const instance = instanceFor(emulator.url);
    const accepted = { databaseId: "uDEV", setting: "X" };
    await instance.assertIdentity({ ...remembered, databaseId: "uPROD" }, accepted);
    const other = { instanceName: "acme_prod", databaseId: "uPROD" };
    expect((await failureOf(instance.assertIdentity(other, accepted))).code).toBe("ACC4001");
    // One that was accepted for an earlier copy says nothing of this one.
    const copied = { ...remembered, databaseId: "uPROD" };
    const stale = { databaseId: "uEARLIER", setting: "X" };
    expect((await failureOf(instance.assertIdentity(copied, stale))).code).toBe("ACC4001");
    await instance.close();
  });
});

describe("an operator without the right to administer", () => {
  it.each([
    ["reader", /lacks the right "admin".*has only: export/s],
    ["nobody", /lacks the right "admin".*has no named right/s],
  ])("%s is refused before anything is written", async (user, reason) => {
    emulator.clearJournal();
    const instance = instanceFor(emulator.url, { user });
    const error = await failureOf(instance.assertMayWrite());
    expect(error.code).toBe("ACC3004");
    expect(error.message).toMatch(reason);
    expect(emulator.journal().map(({ method }) => method)).toEqual(["Logon"]);
    await instance.close();
  });
});

describe("writers", () => {
  it("take turns, also after one that failed", async () => {
    const instance = instanceFor(emulator.url);
    const events: string[] = [];
    const writer = (name: string) => async () => {
      events.push(`${name} starts`);
      await instance.accounts.find({ names: [name], type: "-1", attributes: {} });
      events.push(`${name} ends`);
      if (name === "b") throw new Error("b failed");
    };
    const results = await Promise.allSettled(["a", "b", "c"].map((name) => instance.exclusively(writer(name))));
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(events).toEqual(["a starts", "a ends", "b starts", "b ends", "c starts", "c ends"]);
    await instance.close();
  });
});
