import { describe, expect, it } from "vitest";

import { enumerationOf } from "../../provider/campaign/schema";
import { readSessionInfo } from "../../provider/campaign/session-info";
import { child, childrenOf, descendants } from "../../provider/xml/element";
import { capture, captures, read, verdict } from "../support/replies";

/** How each capture is read. `as` is the method that was called, without which no reply is understood. */
const readings: Record<string, { as: string; is: string }> = {
  LOGON_RESPONSE: { as: "Logon", is: "outputs pstrSessionToken pSessionInfo pstrSecurityToken" },
  GET_LOGON_MID_RESPONSE: { as: "Logon", is: "outputs pstrSessionToken pSessionInfo pstrSecurityToken" },
  BEARER_LOGON_RESPONSE: { as: "BearerTokenLogon", is: "outputs pstrSessionToken pSessionInfo pstrSecurityToken" },
  LOGON_RESPONSE_NO_SESSIONTOKEN: { as: "Logon", is: "outputs pstrSessionToken pSessionInfo pstrSecurityToken" },
  LOGON_RESPONSE_NO_SECURITYTOKEN: { as: "Logon", is: "outputs pstrSessionToken pSessionInfo pstrSecurityToken" },
  LOGON_RESPONSE_NO_USERINFO: { as: "Logon", is: "outputs pstrSessionToken pSessionInfo pstrSecurityToken" },
  LOGOFF_RESPONSE: { as: "Logoff", is: "outputs" },
  GET_TSTCNX_RESPONSE: { as: "TestCnx", is: "outputs" },
  PUBLISH_IF_NEEDED_RESPONSE: { as: "PublishIfNeeded", is: "outputs" },
  GET_DATABASEID_RESPONSE: { as: "GetOption", is: "outputs pstrValue pbtType" },
  GET_OPTION_NOTFOUND_RESPONSE: { as: "GetOption", is: "outputs pstrValue pbtType" },
  GET_OPTION_MISSING_DATA_RESPONSE: { as: "GetOption", is: "outputs" },
  GET_USER_INFO_RESPONSE: { as: "GetUserInfo", is: "outputs pUserInfo" },
  GET_QUERY_EXECUTE_RESPONSE: { as: "ExecuteQuery", is: "outputs pdomOutput" },
  GET_DELIVERY_TEST_RESPONSE: { as: "Test", is: "outputs entity" },
  GET_DELIVERY_NEW_INSTANCE_RESPONSE: { as: "NewInstance", is: "outputs entity" },
  GET_DATCO_TEST_RESPONSE: { as: "test", is: "outputs this resp" },
  GET_GETDOCUMENT_RESPONSE: { as: "GetDocument", is: "outputs pdomOutput" },
  GET_GETELEMENT_RESPONSE: { as: "GetElement", is: "outputs pdomOutput" },
  GET_SETDOCUMENT_RESPONSE: { as: "SetDocument", is: "outputs pdomOutput" },
  GET_SETELEMENT_RESPONSE: { as: "SetElement", is: "outputs pdomOutput" },
  GET_HELLO_RESPONSE: { as: "World", is: "outputs pdomDoc" },
  INCREASE_VALUE_RESPONSE: { as: "IncreaseValue", is: "outputs plValue" },
  GET_URL_RESPONSE: { as: "GetURL", is: "outputs pUrl" },
  // The reply element is called `Unsupported`, without `Response`.
  GET_XTK_TYPE_UNSUPPORTED_TYPE_RESPONSE: { as: "Unsupported", is: "ACC2005" },
  GETMODIFIEDENTITIES_RESPONSE: { as: "GetModifiedEntities", is: "outputs pdomDirtyEntities" },
  GETMODIFIEDENTITIES_CLEAR_RESPONSE: { as: "GetModifiedEntities", is: "outputs pdomDirtyEntities" },
  GETMODIFIEDENTITIES_SCHEMA_RESPONSE: { as: "GetModifiedEntities", is: "outputs pdomDirtyEntities" },
  GETMODIFIEDENTITIES_UNDEFINED_RESPONSE: { as: "GetModifiedEntities", is: "fault SOP-330006" },
  GETMODIFIEDENTITIES_ERROR_RESPONSE: { as: "GetModifiedEntities", is: "fault SOP-330011" },
  // No SOAP: other addresses of an instance, and a file.
  R_TEST: { as: "Test", is: "ACC2005" },
  PING: { as: "Test", is: "ACC2005" },
  MC_PING: { as: "Test", is: "ACC2005" },
  MC_PING_ERROR: { as: "Test", is: "ACC2005" },
  REPORT_RESPONSE: { as: "Test", is: "ACC2005" },
  FILE_DOWNLOAD_RESPONSE: { as: "Test", is: "ACC2005" },
};

const texts = Object.keys(captures).filter((name) => typeof captures[name] !== "function");

describe("replies of real servers", () => {
  it.each(Object.entries(readings))("%s", async (name, { as, is }) => {
    expect(verdict(await capture(name), { method: as })).toBe(is);
  });

  it("that hold a schema are all read alike, and none is left out", async () => {
    const others = texts.filter((name) => !(name in readings));
    expect(others.length).toBeGreaterThan(15);
    for (const name of others) {
      const text = await capture(name);
      const entity = verdict(text, { method: "GetEntityIfMoreRecent" });
      const allTypes = verdict(text, { method: "AllTypes" });
      expect([name, entity.startsWith("outputs pdomDoc") || allTypes.startsWith("outputs dummy")]).toEqual([
        name,
        true,
      ]);
    }
  });

  it("are not taken for the reply of another call", async () => {
    for (const name of ["LOGON_RESPONSE", "GET_QUERY_EXECUTE_RESPONSE", "LOGOFF_RESPONSE"])
      expect(verdict(await capture(name), { method: "Write" })).toBe("ACC2005");
    expect(verdict(await capture("BEARER_LOGON_RESPONSE"), { method: "Logon" })).toBe("ACC2005");
  });
});

describe("what a real logon tells", () => {
  it.each([
    ["LOGON_RESPONSE", "Logon"],
    ["BEARER_LOGON_RESPONSE", "BearerTokenLogon"],
  ])("%s", async (name, method) => {
    expect(readSessionInfo(read(await capture(name), { method }))).toEqual({
      authorization: { session: "___$session_token$", security: "@$security_token$==" },
      identity: { instanceName: "ffdamkt", databaseId: "uFE80000000000000F1FA913DD7CC7C480041161C" },
      release: "20.3",
      build: "9219",
      minimumConsoleBuild: "8969",
      advisedConsoleBuild: undefined,
      operator: "admin",
      rights: ["admin"],
      packages: new Set(["nms:campaign", "nms:core"]),
    });
  });

  it.each(["LOGON_RESPONSE_NO_USERINFO", "LOGON_RESPONSE_NO_SESSIONTOKEN", "LOGON_RESPONSE_NO_SECURITYTOKEN"])(
    "is not understood: %s",
    async (name) => {
      expect(readSessionInfo(read(await capture(name), { method: "Logon" }))).toBeUndefined();
    },
  );
});

describe("documents of real servers", () => {
  it("hold rows", async () => {
    const [output] = read(await capture("GET_QUERY_EXECUTE_RESPONSE"), { method: "ExecuteQuery" });
    const rows = childrenOf(child(output, "extAccount-collection"), "extAccount");
    expect(rows.map(({ attributes }) => `${attributes["id"]} ${attributes["name"]}`)).toEqual([
      "1816 defaultPopAccount",
      "1818 defaultOther",
      "1849 billingReport",
      "12070 TST_EXT_ACCOUNT_POSTGRESQL",
      "1817 defaultEmailBulk",
      "2087 ffda",
      "2088 defaultEmailMid",
    ]);
  });

  it("hold every attribute of an account", async () => {
    const [entity] = read(await capture("GET_DELIVERY_NEW_INSTANCE_RESPONSE"), { method: "NewInstance" });
    const [account] = [...descendants(entity!, "deliveryProvider")];
    expect(account?.attributes).toMatchObject({
      name: "defaultEmailBulk",
      type: "3",
      imsServer: "",
      imsOrgId: "",
      imsRightsMask: "",
      lastModified: "2022-09-16 07:42:37.469Z",
      "modifiedBy-id": "1062",
    });
  });

  it("hold enumerations", async () => {
    const [document] = read(await capture("GET_NMS_EXTACCOUNT_SCHEMA_RESPONSE"), { method: "GetEntityIfMoreRecent" });
    const values = enumerationOf(document!.children[0]!, "encryptionType");
    expect(values.map(({ name, value }) => `${name}=${value}`)).toEqual(["none=0", "ssl=1"]);
    expect(enumerationOf(document!.children[0]!, "noSuchOne")).toEqual([]);
  });

  it("hold nothing where there is no schema, not even with white space in between", async () => {
    const [document] = read(await capture("GET_MISSING_SCHEMA_RESPONSE"), { method: "GetEntityIfMoreRecent" });
    expect(document?.children).toEqual([]);
  });

  it("have scalars by position", async () => {
    const outputs = read(await capture("GET_XTK_ALL_TYPES_RESPONSE"), { method: "AllTypes" });
    expect(outputs[0]?.text).toBe("Hello World");
    expect(outputs.length).toBeGreaterThan(8);
  });
});
