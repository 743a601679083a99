import { describe, expect, it } from "vitest";

import type { Properties } from "../../../provider/lifecycle/definition";
import { difference } from "../../../provider/lifecycle/diff";
import { UNKNOWN } from "../../../provider/lifecycle/unknowns";
import { imsExternalAccountDefinition } from "../../../provider/resources/ims-external-account/definition";
import { account } from "../../support/account";

const inputs = {
  ...account,
  scopes: ["openid", "AdobeID"],
  enabled: true,
  mode: "manage",
  allowManagedInstance: false,
  onDelete: "restore",
};
/** What an earlier `up` left in the state. */
const state = { ...inputs, accountName: "MAC", accountType: 42, lastModified: "x", found: {}, __state: {} };

const diff = (changes: Properties, olds: Properties = state) =>
  difference(imsExternalAccountDefinition, olds, { ...inputs, ...changes });
const none = { changed: [], replaces: [] };

describe("no difference", () => {
  it.each<[string, Properties]>([
    ["nothing changed", {}],
    ["another spelling of an address", { imsServer: "ims-na1.adobelogin.com" }],
    ["another case of a host", { callbackServer: "https://DEV.campaign.example.com" }],
    ["another order of a list", { scopes: ["AdobeID", "openid"] }],
    ["what was found, named", { accountName: "MAC", accountType: 42 }],
  ])("%s", (_what, changes) => {
    expect(diff(changes)).toEqual(none);
  });

  it("what was named, no longer named", () => {
    expect(diff({}, { ...state, accountName: "Named" })).toEqual(none);
  });
});

describe("an update", () => {
  it.each<[string, Properties]>([
    ["another value", { tenant: "other" }],
    ["another case of a text", { tenant: "Acme" }],
    ["another host", { imsServer: "https://ims-na2.adobelogin.com" }],
    ["a scope more", { scopes: ["openid", "AdobeID", "session"] }],
    ["another secret", { clientSecret: "canary-other" }],
    ["a switch", { enabled: false }],
    ["another mode", { mode: "verify" }],
    ["a new field", { label: "MAC" }],
    ["a field left out", { scopes: undefined }],
    ["another type", { accountType: 43 }],
    ["an unknown value", { tenant: UNKNOWN }],
    ["an unknown inside a value", { scopes: ["openid", UNKNOWN] }],
    ["an unknown new field", { label: UNKNOWN }],
  ])("%s", (_what, changes) => {
    expect(diff(changes)).toEqual({ changed: Object.keys(changes), replaces: [] });
  });
});

describe("a replacement", () => {
  it.each<[string, Properties, string[]]>([
    ["another account", { accountName: "Other" }, ["accountName"]],
    ["another instance", { instance: "exec1" }, ["instance"]],
    ["both, and a field", { accountName: "Other", instance: "exec1", tenant: "x" }, ["accountName", "instance"]],
    ["an account that is not known yet", { accountName: UNKNOWN }, ["accountName"]],
  ])("%s", (_what, changes, replaces) => {
    const found = diff(changes);
    expect([...found.replaces].sort()).toEqual(replaces);
    expect([...found.changed].sort()).toEqual(Object.keys(changes).sort());
  });
});
