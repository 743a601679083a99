import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { type Emulator, startEmulator } from "../../provider/emulator/index";
import { account } from "../support/account";
import { canary, expectNoCanary } from "../support/client";
import { connectionTo, type Provider, startProvider } from "../support/handlers";

let emulator: Emulator;
beforeEach(async () => {
  const reader = { name: "reader", password: canary.password, rights: ["folder:nmsExtAccount"] };
  emulator = await startEmulator({ password: canary.password, operators: [reader] });
});
afterEach(() => emulator.close());

const messageOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => new Error("it succeeded"),
    (failure: Error) => failure,
  );
  expectNoCanary(error);
  expect(error).not.toHaveProperty("id");
  return error.message;
};
const inputsOf = async ({ imsExternalAccount }: Provider, given: object = {}) =>
  (await imsExternalAccount.check({}, { ...account, ...given })).inputs;
const writes = () => emulator.journal().filter(({ write }) => write);

describe("refused before anything is written", () => {
  it("a wrong password is tried once, however many resources there are", async () => {
    const provider = await startProvider(connectionTo(emulator.url, "admin", `${canary.password}-wrong`));
    const inputs = await inputsOf(provider);
    for (const attempt of [1, 2])
      for (const message of await Promise.all(
        Array.from({ length: 5 }, () => messageOf(provider.imsExternalAccount.create(inputs))),
      ))
        expect([attempt, message]).toEqual([attempt, expect.stringMatching(/^ACC3001: /)]);
    // The other request asks which release this is: some no longer accept passwords.
    expect(emulator.journal().map(({ method }) => method)).toEqual(["Logon", "GET /r/test"]);
    await provider.close();
  });

  it("an operator without the right to administer", async () => {
    const provider = await startProvider(connectionTo(emulator.url, "reader", canary.password));
    const { inputs } = await provider.integrationPackage.check({}, {});
    expect(await messageOf(provider.integrationPackage.create(inputs))).toMatch(/^ACC3004: .*"reader"/s);
    emulator.installPackage(emulator.imsPackage);
    expect(await messageOf(provider.imsExternalAccount.create(await inputsOf(provider)))).toMatch(
      /^ACC3004: .*"reader"/s,
    );
    expect(writes()).toEqual([]);
    await provider.close();
  });

  it("another instance than the state remembers", async () => {
    emulator.installPackage(emulator.imsPackage);
    const provider = await startProvider(connectionTo(emulator.url, "admin", canary.password));
    const inputs = await inputsOf(provider);
    const { id, outs } = await provider.imsExternalAccount.create(inputs);
    const elsewhere = { ...outs, databaseId: "uOTHER" };
    emulator.clearJournal();
    for (const work of [
      provider.imsExternalAccount.update(id, elsewhere, { ...inputs, tenant: "other" }),
      provider.imsExternalAccount.delete(id, elsewhere),
      provider.imsExternalAccount.read(id, elsewhere),
    ])
      expect(await messageOf(work)).toMatch(/^ACC4001: .*uOTHER/s);
    expect(emulator.journal()).toEqual([]);
    await provider.close();
  });

  it("two accounts of the type, and an attribute that the instance lacks", async () => {
    emulator.installPackage(emulator.imsPackage);
    emulator.addAccount({ name: "second" });
    const provider = await startProvider(connectionTo(emulator.url, "admin", canary.password));
    expect(await messageOf(provider.imsExternalAccount.create(await inputsOf(provider)))).toMatch(
      /^ACC4002: .*"Adobe_Marketing_Cloud".*"second"/s,
    );
    const attributes = { tenant: "cusTenant" };
    expect(await messageOf(provider.imsExternalAccount.create(await inputsOf(provider, { attributes })))).toMatch(
      /^ACC4003: .*@cusTenant \(argument tenant\)/s,
    );
    expect(writes()).toEqual([]);
    await provider.close();
  });
});
