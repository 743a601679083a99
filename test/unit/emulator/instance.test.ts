import { get } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "../../../provider/emulator/index";
import { child, elements } from "../../../provider/emulator/xml/tree";
import { call, document, logon, packagesIn, rows, string, write, type Reply, type Tokens } from "./soap";

let emulator: Emulator;
let tokens: Tokens & { reply: Reply };
beforeAll(async () => {
  emulator = await startEmulator({
    operators: [
      { name: "reader", password: "reader", rights: [] },
      { name: "editor", password: "editor", rights: ["folder:nmsExtAccount"] },
    ],
  });
  tokens = await logon(emulator.url);
});
afterAll(() => emulator.close());

const databaseId = () => /databaseId='(\w+)'/.exec(tokens.reply.body)?.[1];

const install = (id: string, as: Tokens) => {
  const [namespace, name] = id.split(":");
  const xml = `<packages><package namespace="${namespace}" name="${name}" enabled="true"/></packages>`;
  return call(emulator.url, "xtk:builder#InstallVendorPackages", document(xml), as);
};

describe("packages", () => {
  it("bring a type and an account, and show to later logons only", async () => {
    const target = await startEmulator();
    const before = await logon(target.url);
    const account = `<extAccount xtkschema="nms:extAccount" name="x" type="42"/>`;
    expect((await write(target.url, before, account)).fault?.detail).toContain("enumeration");

    const [namespace, name] = target.imsPackage.split(":");
    const xml = `<packages><package namespace="${namespace}" name="${name}" enabled="true"/></packages>`;
    const installed = await call(target.url, "xtk:builder#InstallVendorPackages", document(xml), before);
    expect(installed).toMatchObject({ status: 200, outputs: [] });
    expect(target.account(target.imsAccount)).toMatchObject({
      label: "MAC",
      active: "0",
      type: "42",
      imsServer: "",
      "modifiedBy-id": "0",
    });

    expect(packagesIn(before.reply)).not.toContain(target.imsPackage);
    const own = await call(target.url, "xtk:session#GetUserInfo", "", before);
    expect(own.body).not.toContain("imsIntegration");
    const later = await logon(target.url);
    expect(packagesIn(later.reply)).toEqual(target.packages());
    expect(packagesIn(later.reply)).toEqual(expect.arrayContaining([target.imsPackage, "emu:imsCommon"]));

    // Again: nothing changes.
    const kept = target.accounts();
    await call(target.url, "xtk:builder#InstallVendorPackages", document(xml), before);
    expect(target.accounts()).toEqual(kept);
    expect((await write(target.url, before, account)).fault).toBeUndefined();
    await target.close();
  });

  it("can be there from the start", async () => {
    const target = await startEmulator({ packageInstalled: true });
    expect(packagesIn((await logon(target.url)).reply)).toContain(target.imsPackage);
    target.removePackage(target.imsPackage);
    expect(packagesIn((await logon(target.url)).reply)).not.toContain(target.imsPackage);
    await target.close();
  });

  it("are refused when none is named, or an unknown one", async () => {
    expect((await install("nms:nothing", tokens)).fault).toMatchObject({
      text: "SOP-330011 Error while executing the method 'InstallVendorPackages' of service 'xtk:builder'.",
      detail: "EMU-000007 The package 'nms:nothing' is not in the catalogue of this instance.",
    });
    const none = await call(emulator.url, "xtk:builder#InstallVendorPackages", document("<packages/>"), tokens);
    expect(none.fault?.detail).toContain("EMU-000001");
  });

  it("are listed last and in one piece in a logon's reply", async () => {
    const { reply } = await logon(emulator.url);
    const user = child(child(reply.outputs[1], "sessionInfo"), "userInfo");
    const names = (user ? elements(user) : []).map((each) => each.name);
    const first = names.indexOf("installed-package");
    expect(first).toBeGreaterThan(0);
    expect(new Set(names.slice(first))).toEqual(new Set(["installed-package"]));
  });
});

describe("rights", () => {
  const account = '<extAccount xtkschema="nms:extAccount" name="byRight" type="0"/>';

  it("are needed to install and to write", async () => {
    const reader = await logon(emulator.url, "reader", "reader");
    for (const reply of [await install(emulator.imsPackage, reader), await write(emulator.url, reader, account)]) {
      expect(reply.status).toBe(200);
      expect(reply.fault?.detail).toBe("EMU-000002 Non authorized access to requested service (right 'admin' needed).");
    }
    expect(emulator.account("byRight")).toBeUndefined();
    expect(emulator.packages()).not.toContain(emulator.imsPackage);
  });

  it("on the folder let accounts be written, and nothing else", async () => {
    const editor = await logon(emulator.url, "editor", "editor");
    expect(editor.reply.body).not.toContain("login-right");
    expect((await write(emulator.url, editor, account)).fault).toBeUndefined();
    expect(emulator.account("byRight")).toBeDefined();
    const group = '<group xtkschema="xtk:group" name="g" type="1"/>';
    expect((await write(emulator.url, editor, group)).fault?.detail).toContain("EMU-000002");
    expect((await write(emulator.url, tokens, group)).fault).toBeUndefined();
    expect((await install(emulator.imsPackage, editor)).fault?.detail).toContain("EMU-000002");
  });

  it("do not let anybody write the list of packages", async () => {
    const row = '<package xtkschema="xtk:package" namespace="emu" name="forged"/>';
    expect((await write(emulator.url, tokens, row)).fault?.detail).toContain("EMU-000002");
  });
});

describe("the console", () => {
  it("is another author, and encrypts what it sets", async () => {
    emulator.addAccount({ name: "byHand", label: "By hand", type: "0" });
    const before = emulator.account("byHand");
    emulator.edit({ account: "byHand", set: { tenant: "other", clientSecret: "by hand" } });
    const [row] = await rows(
      emulator.url,
      tokens,
      `<queryDef schema="nms:extAccount" operation="select"><select><node expr="@clientSecret"/><node expr="[modifiedBy/@name]"/></select><where><condition expr="@name='byHand'"/></where></queryDef>`,
    );
    expect(child(row, "modifiedBy")?.attributes.name).toBe("j.doe");
    expect(emulator.decrypt(row?.attributes.clientSecret ?? "")).toBe("by hand");
    expect(emulator.account("byHand")?.lastModified).not.toBe(before?.lastModified);
    emulator.edit({ account: "byHand", set: { tenant: "third" }, operator: "m.muster" });
    expect(emulator.account("byHand")?.["modifiedBy-id"]).not.toBe(before?.["modifiedBy-id"]);
    emulator.removeAccount("byHand");
    expect(emulator.account("byHand")).toBeUndefined();
  });

  it("says what it cannot do", () => {
    expect(() => emulator.edit({ account: "nobody", set: {} })).toThrow("no account 'nobody'");
    expect(() => emulator.edit({ account: "ffda", set: { nothing: "" } })).toThrow("EMU-000003");
    expect(() => emulator.edit({ account: "ffda", set: { id: "1" } })).toThrow("kept by the instance");
    expect(() => emulator.installPackage("nms:nothing")).toThrow("not in the catalogue");
    expect(() => emulator.addAccount({ name: "ffda", type: "0" })).toThrow("already");
    expect(() => emulator.removePackage("nms:nothing")).toThrow("not installed");
  });
});

describe("the wire", () => {
  it("answers as captured replies look", async () => {
    const reply = await call(emulator.url, "xtk:session#GetOption", string("NmsServer_LastPostUpgrade"), tokens);
    expect(reply.body).toBe(
      "<?xml version='1.0'?>\n<SOAP-ENV:Envelope xmlns:xsd='http://www.w3.org/2001/XMLSchema' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' " +
        "xmlns:ns='urn:xtk:session' xmlns:SOAP-ENV='http://schemas.xmlsoap.org/soap/envelope/'>\n" +
        "<SOAP-ENV:Body><GetOptionResponse xmlns='urn:xtk:session' SOAP-ENV:encodingStyle='http://schemas.xmlsoap.org/soap/encoding/'>\n" +
        "<pstrValue xsi:type='xsd:string'>9383</pstrValue><pbtType xsi:type='xsd:byte'>6</pbtType></GetOptionResponse></SOAP-ENV:Body></SOAP-ENV:Envelope>",
    );
  });

  it("answers a Write with an empty reply in another namespace", async () => {
    const reply = await write(
      emulator.url,
      tokens,
      '<extAccount xtkschema="nms:extAccount" _operation="update" name="x"/>',
    );
    expect(reply.body).toContain("<WriteResponse xmlns='urn:wpp:default'");
    expect(reply.outputs).toEqual([]);
  });

  it("writes under all three spellings, and no fourth", async () => {
    for (const service of ["xtk:persist|xtk:session", "xtk:persist", "xtk:session", "xtk:persist|nms:extAccount"]) {
      const xml = `<extAccount xtkschema="nms:extAccount" name="w" label="${service}" type="0"/>`;
      await call(emulator.url, `${service}#Write`, document(xml), tokens);
      expect(emulator.account("w")?.label).toBe(service);
    }
    const other = await call(emulator.url, "xtk:queryDef#Write", document("<x/>"), tokens);
    expect(other.fault?.text).toContain("SOP-330006 The method 'Write' is not defined in SOAP service 'xtk:queryDef'");
  });

  it("knows no other service", async () => {
    expect((await call(emulator.url, "xtk:nothing#Write", "", tokens)).fault?.text).toContain("SOP-330024");
    const entity = await call(
      emulator.url,
      "xtk:session#GetEntityIfMoreRecent",
      string("xtk:schema|xtk:session"),
      tokens,
    );
    expect(entity.fault?.text).toContain("SOP-330024");
  });

  it("wants both tokens, and a session that is open", async () => {
    const expired = { status: 403, body: "XSV-350008 Session has expired or is invalid. Please reconnect." };
    const read = (as?: Tokens) => call(emulator.url, "xtk:session#GetOption", string("x"), as);
    expect(await read()).toMatchObject(expired);
    expect(await read({ ...tokens, security: "" })).toMatchObject(expired);
    expect(await read({ ...tokens, session: "___other" })).toMatchObject(expired);
    const own = await logon(emulator.url);
    await call(emulator.url, "xtk:session#Logoff", "", own);
    expect(await read(own)).toMatchObject(expired);
  });

  it("reads other prefixes, no types, and the token from a cookie", async () => {
    const response = await fetch(`${emulator.url}/nl/jsp/soaprouter.jsp?soapAction=anything`, {
      method: "POST",
      headers: {
        soapaction: '"xtk:session#GetOption"',
        cookie: `a=b; __sessiontoken=${tokens.session}`,
        "x-security-token": tokens.security,
      },
      body:
        '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:urn="urn:xtk:persist">' +
        "<soapenv:Body><urn:GetOption><urn:__sessiontoken/><urn:strName><![CDATA[XtkDatabaseId]]></urn:strName>" +
        "</urn:GetOption></soapenv:Body></soapenv:Envelope>",
    });
    expect(await response.text()).toContain(`<pstrValue xsi:type='xsd:string'>${databaseId()}</pstrValue>`);
  });

  it("updates what an earlier document of the same collection inserted", async () => {
    const xml =
      '<extAccount-collection xtkschema="nms:extAccount"><extAccount name="same" type="0"/>' +
      '<extAccount name="same" label="second"/></extAccount-collection>';
    await call(emulator.url, "xtk:persist#WriteCollection", document(xml), tokens);
    expect(emulator.account("same")).toMatchObject({ type: "0", label: "second" });
  });

  it("returns a schema anew only when it changed", async () => {
    const ask = (md5: string) =>
      call(
        emulator.url,
        "xtk:persist#GetEntityIfMoreRecent",
        string("xtk:schema|nms:extAccount") + string(md5) + string("false"),
        tokens,
      );
    const [document] = (await ask("")).outputs;
    const md5 = (document && elements(document)[0])?.attributes.md5 ?? "";
    expect(md5).toMatch(/^[0-9a-f]{32}$/);
    const [same] = (await ask(md5)).outputs;
    expect(same && elements(same)).toEqual([]);
  });

  it("ties labels to attributes in a form, once the type is there", async () => {
    const target = await startEmulator({ packageInstalled: true });
    const pk = string("xtk:form|nms:extAccount") + string("") + string("false");
    const reply = await call(target.url, "xtk:persist#GetEntityIfMoreRecent", pk, await logon(target.url));
    expect(reply.body).toContain("<input label='Association mask' xpath='@imsRightsMask'/>");
    await target.close();
  });

  it("refuses what is not a SOAP call", async () => {
    const post = (body: string, action = "xtk:session#Logon") =>
      fetch(`${emulator.url}/nl/jsp/soaprouter.jsp`, { method: "POST", headers: { soapaction: action }, body });
    const dtd = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>';
    for (const body of ["", "hello", "<x>", "<x/>", dtd, "<a>".repeat(500)]) {
      const response = await post(body);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain("EMU-000001");
    }
  });

  it("serves its other pages, and an HTML page for anything else", async () => {
    expect(await (await fetch(`${emulator.url}//r/test`)).text()).toMatch(/^<redir build='9383' .*instance='emulator'/);
    expect(await (await fetch(`${emulator.url}/nl/jsp/ping.jsp`)).text()).toMatch(/^OK\n\d{4}-/);
    const missing = await fetch(`${emulator.url}/nl/jsp/soaprouter.jsp`);
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain("<!DOCTYPE html>");
  });
});

/** The control interface's answer to a request that names this host. */
const statusFor = (host: string, url: string) =>
  new Promise((resolve, reject) => {
    const headers = { host, "x-emulator-control": "1" };
    get(url, { headers }, (response) => resolve(response.resume().statusCode)).on("error", reject);
  });

describe("a start", () => {
  it("refuses a port that is in use", async () => {
    await expect(startEmulator({ port: emulator.port })).rejects.toThrow("it is in use");
  });

  it("offers the control interface only when asked, and only to whom may use it", async () => {
    expect(emulator.controlUrl).toBeUndefined();
    const target = await startEmulator({ controlPort: 0, packageInstalled: true });
    const post = (path: string, body: unknown, headers: Record<string, string> = { "x-emulator-control": "1" }) =>
      fetch(`${target.controlUrl}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    expect((await post("/edit", { set: { tenant: "x" } }, {})).status).toBe(403);
    // A web page can make its own name lead here, but not the Host that the browser then sends.
    expect(await statusFor("evil.example.com", `${target.controlUrl}/journal`)).toBe(403);
    expect(await statusFor("localhost", `${target.controlUrl}/journal`)).toBe(200);
    expect(target.account(target.imsAccount)?.tenant).toBe("");
    expect((await post("/edit", { set: { tenant: "x" } })).status).toBe(200);
    expect(target.account(target.imsAccount)?.tenant).toBe("x");
    expect((await post("/edit", { set: { tenant: 1 } })).status).toBe(400);
    expect((await post("/edit", [])).status).toBe(400);
    expect((await post("/constructor", {})).status).toBe(404);
    expect((await post("/remove-account", { name: target.imsAccount })).status).toBe(200);
    const journal = await fetch(`${target.controlUrl}/journal`, { headers: { "x-emulator-control": "1" } });
    expect(await journal.json()).toEqual([]);
    await target.close();
  });
});
