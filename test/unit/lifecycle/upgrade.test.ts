import { describe, expect, it } from "vitest";

import type { Properties, ResourceDefinition } from "../../../provider/lifecycle/definition";
import { dynamicProvider } from "../../../provider/lifecycle/provider";
import { imsExternalAccount } from "../../../provider/resources/ims-external-account/entry";
import { imsExternalAccountDefinition } from "../../../provider/resources/ims-external-account/definition";
import { account } from "../../support/account";

const inputs = { ...account, enabled: true, mode: "manage", allowManagedInstance: false, onDelete: "restore" };
const state = (schemaVersion: number, changes: Properties = {}) => ({
  ...inputs,
  __state: { schemaVersion, inputs: Object.keys(inputs) },
  ...changes,
});

/** A later release: the tenant was once called `company`, and then written with a prefix. */
const later = dynamicProvider({
  name: imsExternalAccountDefinition.name,
  definition: () =>
    Promise.resolve({
      ...(imsExternalAccountDefinition as ResourceDefinition),
      upgraders: [
        ({ company, ...others }) => ({ ...others, tenant: company }),
        (old) => ({ ...old, tenant: `t-${String(old["tenant"])}` }),
      ],
    }),
});
const news = { ...inputs, tenant: "t-acme" };
const none = { changes: false };

describe("a state of an earlier release", () => {
  it.each([
    ["two versions ago", state(1, { company: "acme", tenant: undefined })],
    ["one version ago", state(2, { tenant: "acme" })],
    ["of this version", state(3, { tenant: "t-acme" })],
  ])("%s means the same", async (_when, olds) => {
    expect(await later.diff("MAC", olds, news)).toEqual(none);
  });

  it("is compared as it is meant", async () => {
    expect(await later.diff("MAC", state(2, { tenant: "other" }), news)).not.toEqual(none);
  });
});

describe("a state of a later release", () => {
  const now = dynamicProvider(imsExternalAccount);
  it.each<[string, () => Promise<unknown>]>([
    ["diff", () => now.diff("MAC", state(2), inputs)],
    ["update", () => now.update("MAC", state(2), inputs)],
    ["read", () => now.read("MAC", state(2))],
    ["delete", () => now.delete("MAC", state(2))],
  ])("is refused by %s", async (_method, call) => {
    await expect(call()).rejects.toThrow(
      /^ACC5002: The state of this ImsExternalAccount was written by a newer release/,
    );
  });
});
