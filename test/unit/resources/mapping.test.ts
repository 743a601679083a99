import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { checkInputs } from "../../../provider/lifecycle/check";
import type { Properties } from "../../../provider/lifecycle/definition";
import { imsExternalAccountDefinition } from "../../../provider/resources/ims-external-account/definition";
import {
  accountFieldNames,
  type AttributeNames,
  attributeOf,
  campaignField,
  describeDifference,
  differingFields,
  fromAttributes,
  managedFields,
  sameMeaning,
  secretAttribute,
  toAttributes,
} from "../../../provider/resources/ims-external-account/mapping";
import { account } from "../../support/account";
import { accountInputs, attributeNames } from "../../support/account-inputs";

const check = (inputs: Properties) => checkInputs(imsExternalAccountDefinition, inputs);
const withNames = (inputs: Properties, names: AttributeNames) =>
  names === undefined ? inputs : { ...inputs, attributes: names };

describe("arguments and attributes", () => {
  it("are each other's inverse, for every input that passes the check", () => {
    let mapped = 0;
    fc.assert(
      fc.property(accountInputs, attributeNames, (inputs, names) => {
        fc.pre(check(withNames(inputs, names)).failures.length === 0);
        if (names !== undefined && Object.keys(names).length > 0) mapped++;
        const attributes = toAttributes(inputs, names);
        const fields = managedFields(inputs);
        const { clientSecret, ...others } = inputs;
        void clientSecret;
        expect(fromAttributes(attributes, fields, names)).toEqual(others);
        expect(differingFields(inputs, attributes, names)).toEqual([]);
        expect(Object.keys(attributes)).not.toContain(secretAttribute(names));
      }),
      { numRuns: 300 },
    );
    expect(mapped).toBeGreaterThan(20);
  });

  it("are valid inputs, so that the property above says something", () => {
    fc.assert(
      fc.property(accountInputs, (inputs) => {
        expect(check(inputs).failures).toEqual([]);
      }),
    );
  });

  it("differ in exactly the fields that were changed", () => {
    const changed = { tenant: "other", clientId: "x", enabled: false } as const;
    fc.assert(
      fc.property(accountInputs, fc.subarray(Object.keys(changed) as (keyof typeof changed)[]), (inputs, names) => {
        const wanted = { ...inputs, tenant: "acme", clientId: "y", enabled: true };
        const found = toAttributes(
          { ...wanted, ...Object.fromEntries(names.map((name) => [name, changed[name]])) },
          undefined,
        );
        expect(differingFields(wanted, found, undefined).sort()).toEqual([...names].sort());
      }),
    );
  });

  it("are compared only where the program sets them", () => {
    expect(managedFields({ tenant: "a", scopes: undefined, lastModified: "x" })).toEqual(["tenant"]);
    expect(differingFields({ tenant: "a" }, { tenant: "a", clientId: "somebody's" }, undefined)).toEqual([]);
  });

  it("are called as Adobe's instances call them, each once", () => {
    const attributes = accountFieldNames.map((name) => attributeOf(name, undefined));
    expect(new Set(attributes).size).toBe(attributes.length);
    expect(Object.fromEntries(accountFieldNames.map((name) => [name, attributeOf(name, undefined)]))).toEqual({
      imsServer: "imsServer",
      clientId: "clientId",
      callbackServer: "callbackServer",
      organizationId: "imsOrgId",
      associationMask: "imsRightsMask",
      tenant: "tenant",
      scopes: "userScope",
      experienceCloudServer: "server",
      productContext: "productContext",
      label: "label",
      enabled: "active",
    });
  });

  it("have labels and rules for the reports", () => {
    for (const name of accountFieldNames) {
      const { label, promotion, drift } = campaignField(name);
      expect(label).not.toBe("");
      expect(["same", "different", "free"]).toContain(promotion);
      expect(["critical", "warning", "info"]).toContain(drift);
    }
  });

  it("tell a difference in words that can be read", () => {
    expect(describeDifference("scopes", { scopes: ["a", "b"] }, { userScope: 'x"' }, undefined)).toBe(
      'scopes is "x\\"" instead of "a,b"',
    );
    expect(describeDifference("tenant", { tenant: "acme" }, {}, { tenant: "t" })).toBe(
      'tenant is "" instead of "acme"',
    );
  });

  it("mean the same in other spellings", () => {
    expect(sameMeaning("imsServer", "https://IMS.example.com/", "ims.example.com")).toBe(true);
    expect(sameMeaning("scopes", ["a", "b"], ["b", "a"])).toBe(true);
    expect(sameMeaning("tenant", "a", "A")).toBe(false);
  });
});

describe("other attribute names", () => {
  const failures = (attributes: Properties, more: Properties = {}) =>
    check({ ...account, ...more, attributes }).failures.map(({ reason }) => reason);

  it.each<[string, Properties, Properties]>([
    ["a name of the instance's own", { tenant: "cusTenant" }, {}],
    ["two fields exchanged", { tenant: "clientId", clientId: "tenant" }, {}],
    ["the attribute of a field that is not managed", { tenant: "productContext" }, {}],
    ["another attribute for the secret", { clientSecret: "cusSecret" }, {}],
    ["the attribute that the secret left", { clientSecret: "cusSecret", tenant: "clientSecret" }, {}],
  ])("may be %s", (_what, attributes, more) => {
    expect(failures(attributes, more)).toEqual([]);
  });

  it.each<[string, Properties, Properties, RegExp]>([
    ["one for two fields", { tenant: "x", clientId: "x" }, {}, /two fields to @x/],
    ["the one of another managed field", { tenant: "clientId" }, {}, /two fields to @clientId/],
    ["the one of a field managed by default", { tenant: "active" }, {}, /two fields to @active/],
    ["the one of a field that is managed too", { tenant: "productContext" }, { productContext: "p" }, /two fields/],
    ["the secret's", { tenant: "clientSecret" }, {}, /two fields to @clientSecret/],
    ["another's for the secret", { clientSecret: "tenant" }, {}, /two fields to @tenant/],
    ["one of the row's own", { tenant: "name" }, {}, /belongs to the row itself/],
    ["for a field that does not exist", { tennant: "x" }, {}, /maps "tennant", which is not a field/],
    ["with an @", { tenant: "@x" }, {}, /without @/],
    ["a number", { tenant: 5 }, {}, /must be the name of an attribute/],
  ])("may not be %s", (_what, attributes, more, reason) => {
    expect(failures(attributes, more).join("; ")).toMatch(reason);
  });
});
