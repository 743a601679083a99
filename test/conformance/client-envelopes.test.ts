import { afterAll, beforeAll, expect, it } from "vitest";

import { literal } from "../../provider/campaign/expression";
import { Secret } from "../../provider/secret";
import { type Emulator, startEmulator } from "../../provider/emulator/index";
import { instanceFor } from "../support/client";
import { recordCalls } from "../support/recorder";
import { sdkClient } from "./sdk-client";

/** No `/`, at which Adobe's client cuts; no CR, which it loses. */
const password = "p&<w\"d'>\t ü🐤";
const secret = "s&<\"'>\n\t ü🐤";
const label = "a \"b\" & 'c' <d>\t\n";

let emulator: Emulator;
let ours: Record<string, string>;
let theirs: Record<string, string>;

beforeAll(async () => {
  emulator = await startEmulator({ password, packageInstalled: true });
  ours = await recordCalls(emulator.url, async (url) => {
    const instance = instanceFor(url, { password });
    await instance.accounts.find({ names: ["it's", "b"], type: "42", attributes: { tenant: "tenant" } });
    await instance.accounts.write("parity", { type: "3", label });
    await instance.encrypt(new Secret(secret));
    await instance.accounts.types();
    await instance.packages.catalogue();
    await instance.packages.install("nms:coupon", () => undefined);
    await instance.close();
  });
  theirs = await recordCalls(emulator.url, async (url) => {
    const client = await sdkClient(url, { password });
    await client.logon();
    const columns = ["id", "name", "label", "type", "lastModified", "modifiedBy-id", "tenant"];
    const paths = columns.map((name) => (name.includes("-") ? `[@${name}]` : `@${name}`));
    const query = {
      schema: "nms:extAccount",
      operation: "select",
      lineCount: 1000,
      startLine: 0,
      select: { node: [...paths, "[modifiedBy/@name]"].map((expr) => ({ expr })) },
      where: { condition: [{ expr: `(@name IN (${literal("it's")}, 'b')) OR (@type = 42)` }] },
      orderBy: { node: [{ expr: "@id" }] },
    };
    await client.NLWS.xtkQueryDef.create(query).executeQuery();
    const row = { xtkschema: "nms:extAccount", _operation: "insertOrUpdate", _key: "@name" };
    await client.NLWS.xtkSession.write({ ...row, name: "parity", type: "3", label });
    await client.NLWS.xtkSession.encryptPassword(secret);
    await client.getSchema("nms:extAccount");
    await client.NLWS.xtkBuilder.getDbParams();
    await client.logoff();
  });
});
afterAll(() => emulator.close());

it.each([
  "xtk:session#Logon",
  "xtk:session#Logoff",
  "xtk:queryDef#ExecuteQuery",
  "xtk:persist|xtk:session#Write",
  "xtk:session#EncryptPassword",
  "xtk:persist#GetEntityIfMoreRecent",
  "xtk:builder#GetDbParams",
])("our %s is the one of Adobe's client, byte for byte", (action) => {
  const [our, their] = [ours[action], theirs[action]];
  expect(our).toMatch(/^<SOAP-ENV:Envelope /);
  // Each client asks for other schemas; the last that ours asks for is that of the accounts.
  expect(our).toBe(
    action.endsWith("#GetEntityIfMoreRecent")
      ? their?.replace(/xtk:schema\|[\w:]+/, "xtk:schema|nms:extAccount")
      : their,
  );
});

it("our InstallVendorPackages takes one element, submitted in the frame that Adobe's client uses for a static method", () => {
  const literal = 'SOAP-ENV:encodingStyle="http://xml.apache.org/xml-soap/literalxml"';
  expect(ours["xtk:jobInterface|xtk:builder#SubmitSoapCall"]).toContain(
    `<document xsi:type="" ${literal}><builder doNotPersist="true" xtkschema="xtk:builder">` +
      `<properties warning="false"/></builder></document><soapCall xsi:type="ns:Element" ${literal}>` +
      '<soapCall name="InstallVendorPackages" service="xtk:builder"><param>' +
      '<packages><package namespace="nms" name="coupon" enabled="true"/></packages></param></soapCall></soapCall>',
  );
});
