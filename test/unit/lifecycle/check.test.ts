import { describe, expect, it } from "vitest";

import { checkInputs } from "../../../provider/lifecycle/check";
import type { Properties, ResourceDefinition } from "../../../provider/lifecycle/definition";
import { UNKNOWN } from "../../../provider/lifecycle/unknowns";
import { imsExternalAccountDefinition } from "../../../provider/resources/ims-external-account/definition";
import { account } from "../../support/account";

const definition = imsExternalAccountDefinition as ResourceDefinition;
const check = (given: Properties) => checkInputs(definition, given);
const defaults = { enabled: true, mode: "manage", allowManagedInstance: false, onDelete: "restore" };

describe("checked arguments", () => {
  it("are complete, with their defaults", () => {
    expect(check(account)).toEqual({ inputs: { ...account, ...defaults }, failures: [], warnings: [] });
  });

  it("leave out what is undefined or null", () => {
    const { inputs, failures } = check({ ...account, scopes: undefined, label: null });
    expect(failures).toEqual([]);
    expect(Object.keys(inputs)).not.toContain("scopes");
    expect(Object.keys(inputs)).not.toContain("label");
  });

  it("have every failure reported at once", () => {
    const { failures } = check({
      ...account,
      organizationId: "x",
      tenant: "a b",
      imsServer: undefined,
      mode: "observe",
    });
    expect(failures.map(({ property }) => property).sort()).toEqual(["imsServer", "mode", "organizationId", "tenant"]);
  });

  it("that stand in the state already are only warned of when a later release is stricter, with their defaults all the same", () => {
    const old = { ...account, clientId: "Campaign1\u2011acme", clientSecret: "gehe\u00efm" };
    const kept = checkInputs(definition, old, [], undefined, { ...old, ...defaults });
    expect(kept.failures).toEqual([]);
    expect(kept.inputs).toEqual({ ...old, ...defaults });
    expect(kept.warnings).toEqual([
      expect.stringMatching(/^clientId is kept as it is in the state, though it contains/) as string,
      expect.stringMatching(/^clientSecret is kept as it is in the state, though it contains/) as string,
    ]);
    expect(kept.warnings.join()).not.toContain("gehe");
    const changed = checkInputs(definition, { ...old, clientId: "\u2011" }, [], undefined, old);
    expect(changed.failures.map(({ property }) => property)).toEqual(["clientId"]);
  });

  it("say where in a list or an object the failure is", () => {
    const { failures } = check({ ...account, scopes: ["openid", "a,b"], attributes: { tenant: "a b" } });
    expect(failures).toEqual([
      { property: "scopes", reason: expect.stringContaining("(at 1)") as string },
      { property: "attributes", reason: expect.stringContaining("(at tenant)") as string },
    ]);
  });

  it("do not print a secret: neither its own failure, nor a misspelled argument that may hold one", () => {
    const { failures } = check({ ...account, clientSecret: " canary", clientSecrett: "canary", callbackServer: "" });
    expect(failures.filter(({ property }) => property === "")).toHaveLength(2);
    expect(failures.map(({ reason }) => reason).join("\n")).toMatch(/clientSecret: .*blank/);
    expect(failures.map(({ reason }) => reason).join("\n")).toMatch(
      /no argument clientSecrett; did you mean clientSecret\?/,
    );
    expect(JSON.stringify(failures)).not.toContain("canary");
  });
});

describe("unknown arguments", () => {
  it.each(Object.keys(account))("%s is put back unchecked, and the others still get their defaults", (name) => {
    const { inputs, failures } = check({ ...account, [name]: UNKNOWN });
    expect(failures).toEqual([]);
    expect(inputs).toEqual({ ...account, ...defaults, [name]: UNKNOWN });
  });

  it("may have the unknown inside", () => {
    const scopes = ["openid", UNKNOWN];
    const attributes = { tenant: UNKNOWN };
    const { inputs, failures } = check({ ...account, scopes, attributes });
    expect(failures).toEqual([]);
    expect(inputs).toMatchObject({ scopes, attributes, enabled: true });
  });

  it("do not hide the failures of others", () => {
    const { failures } = check({ ...account, imsServer: UNKNOWN, organizationId: "x" });
    expect(failures.map(({ property }) => property)).toEqual(["organizationId"]);
  });

  it("do not hide that there is no such argument", () => {
    expect(check({ ...account, tennant: UNKNOWN }).failures).toEqual([
      { property: "", reason: "there is no argument tennant; did you mean tenant?" },
    ]);
  });

  it("count as given: an unknown secret is a secret", () => {
    const { clientSecret, ...others } = account;
    void clientSecret;
    expect(check({ ...others, clientSecret: UNKNOWN }).failures).toEqual([]);
    expect(check({ ...others, clientSecretFrom: UNKNOWN, clientSecretVersion: UNKNOWN }).failures).toEqual([]);
    expect(check({ ...account, clientSecretFrom: UNKNOWN, clientSecretVersion: 1 }).failures).toHaveLength(1);
  });
});
