import { describe, expect, it } from "vitest";

import { SoapFaultError } from "../../provider/errors/index";
import { canary, failureOf } from "../support/client";
import { capture, envelope, faultEnvelope, read, type Received, secretName, verdict } from "../support/replies";

const ok = envelope("<TestResponse xmlns='urn:xtk:session'><a>1</a></TestResponse>");
const page = "<html><head><title>Sign in</title></head><body/></html>";
const expiry = "XSV-350008 Session has expired or is invalid. Please reconnect.";
const refusal = "XSV-350012 Invalid login or password. Connection denied.";
const address = "XSV-350013 The '10.0.0.1' IP address via which you are trying to connect is not allowed.";

/** What comes first decides: the reply's text before its status. */
const cases: [string, string | Buffer, Received, string][] = [
  ["a redirect, whatever it holds", ok, { status: 302, location: "https://other.example.com/" }, "ACC2002"],
  ["a redirect with a fault", faultEnvelope("SOP-330006 x"), { status: 307, location: "/x" }, "ACC2002"],

  ["an HTML page with 200", page, {}, "ACC2003"],
  ["an HTML page with a document type", `<!DOCTYPE html>\n${page}`, {}, "ACC2003"],
  ["an HTML page in capitals", `\n<!doctype HTML PUBLIC "-//W3C//DTD HTML 4.01//EN"><HTML></HTML>`, {}, "ACC2003"],
  ["XHTML", `<?xml version="1.0"?><!-- x --><html xmlns="http://www.w3.org/1999/xhtml"/>`, {}, "ACC2003"],
  ["XHTML with a document type", `<?xml version="1.0"?><!DOCTYPE html PUBLIC "x" "y"><html/>`, {}, "ACC2003"],
  ["an HTML page with 401", page, { status: 401 }, "ACC2003"],
  ["an HTML page with 403", page, { status: 403 }, "ACC2003"],
  ["an HTML page with 502", page, { status: 502 }, "ACC2003"],
  ["an HTML page with a fault in it", `${page}${faultEnvelope("SOP-330006 x")}`, {}, "ACC2003"],
  ["an HTML page that is not UTF-8", Buffer.from("<html><title>Zurück</title>", "latin1"), {}, "ACC2003"],
  ["an HTML page after a byte order mark", `\ufeff${page}`, {}, "ACC2003"],

  ["a DTD", `<!DOCTYPE x [<!ENTITY e "v">]><x>&e;</x>`, {}, "ACC2005"],
  ["a DTD with 500", `<?xml version='1.0'?><!DOCTYPE x><x/>`, { status: 500 }, "ACC2005"],
  ["a DTD with 401", `<!DOCTYPE x><x/>`, { status: 401 }, "ACC2005"],
  ["a DTD before an envelope", `<!DOCTYPE x>${ok.slice(ok.indexOf("<SOAP"))}`, {}, "ACC2005"],

  ["a fault with 200", faultEnvelope("SOP-330011 Error.", "XTK-170036 no"), {}, "fault SOP-330011 XTK-170036"],
  [
    "a fault with 500",
    faultEnvelope("SOP-330011 Error.", "XTK-170036 no"),
    { status: 500 },
    "fault SOP-330011 XTK-170036",
  ],
  ["a fault with 401", faultEnvelope("SOP-330006 x"), { status: 401 }, "fault SOP-330006"],
  ["a fault with 404", faultEnvelope("SOP-330006 x"), { status: 404 }, "fault SOP-330006"],
  [
    "a fault without a faultcode",
    envelope("<SOAP-ENV:Fault><faultstring>SOP-330006 x</faultstring></SOAP-ENV:Fault>"),
    {},
    "fault SOP-330006",
  ],
  ["a fault without anything", envelope("<SOAP-ENV:Fault/>"), {}, "fault"],
  [
    "a fault with another prefix",
    envelope("<S:Fault><faultstring>SOP-330006 x</faultstring></S:Fault>", "S"),
    {},
    "fault SOP-330006",
  ],
  ["a fault of expiry", faultEnvelope(expiry), {}, "expired"],
  ["a fault of expiry with 500", faultEnvelope(expiry), { status: 500 }, "expired"],
  ["a fault that only mentions expiry", faultEnvelope("SOP-330011 Error.", expiry), {}, "fault SOP-330011 XSV-350008"],
  ["a fault that mentions it in its middle", faultEnvelope(`SOP-330011 ${expiry}`), {}, "fault SOP-330011"],
  ["a fault about the address", faultEnvelope(address), {}, "ACC3003"],
  ["a fault about the password", faultEnvelope(refusal), {}, "fault XSV-350012"],

  ["expiry in plain text with 403", expiry, { status: 403 }, "expired"],
  ["expiry in plain text with 200", `\n ${expiry}`, {}, "expired"],
  ["expiry in plain text with 500", expiry, { status: 500 }, "expired"],
  ["a refusal in plain text with 403", refusal, { status: 403 }, "text XSV-350012"],
  ["a refusal in plain text with 200", refusal, {}, "text XSV-350012"],
  ["a refusal in plain text with 401", refusal, { status: 401 }, "text XSV-350012"],
  ["an address refused in plain text", address, { status: 403 }, "ACC3003"],

  ["401 without a body", "", { status: 401 }, "expired"],
  ["401 with text", "Unauthorized", { status: 401 }, "expired"],
  ["401 with JSON", '{"error":"unauthorized"}', { status: 401 }, "expired"],
  ["401 with XML", "<error/>", { status: 401 }, "expired"],
  ["401 with broken XML", "<error>", { status: 401 }, "expired"],
  ["401 with an envelope", ok, { status: 401 }, "expired"],

  ["403 with text", "Forbidden", { status: 403 }, "ACC2004"],
  ["404 without a body", "", { status: 404 }, "ACC2004"],
  ["500 with JSON", "{}", { status: 500 }, "ACC2004"],
  ["500 with broken XML", "<error>", { status: 500 }, "ACC2004"],
  ["503 with XML", "<error/>", { status: 503 }, "ACC2004"],
  ["500 with the expected envelope", ok, { status: 500 }, "ACC2004"],
  ["502 that is not UTF-8", Buffer.from("Zurück", "latin1"), { status: 502 }, "ACC2004"],

  ["the expected reply", ok, {}, "outputs a"],
  ["the expected reply with 201", ok, { status: 201 }, "outputs a"],
  ["the expected reply with a prefix", envelope("<ns1:TestResponse><a/></ns1:TestResponse>"), {}, "outputs a"],
  ["the expected reply with another envelope prefix", envelope("<TestResponse/>", "S"), {}, "outputs"],
  ["the expected reply after a byte order mark", `\ufeff${ok}`, {}, "outputs a"],
  ["the expected reply beside others", envelope("<x/><TestResponse><a/></TestResponse><y/>"), {}, "outputs a"],
  ["expiry as data", envelope(`<TestResponse><a>${expiry}</a></TestResponse>`), {}, "outputs a"],

  ["nothing", "", {}, "ACC2005"],
  ["nothing with 204", "", { status: 204 }, "ACC2005"],
  ["white space", " \n", {}, "ACC2005"],
  ["JSON", '{"a":1}', {}, "ACC2005"],
  ["text", "OK", {}, "ACC2005"],
  ["a text that only mentions a code", `Error: ${refusal}`, {}, "ACC2005"],
  ["XML without an envelope", "<TestResponse/>", {}, "ACC2005"],
  ["a body without an envelope", "<x><Body><TestResponse/></Body></x>", {}, "ACC2005"],
  ["an envelope without a body", "<S:Envelope xmlns:S='x'><S:Header/></S:Envelope>", {}, "ACC2005"],
  ["an empty body", envelope(""), {}, "ACC2005"],
  ["another reply", envelope("<OtherResponse/>"), {}, "ACC2005"],
  ["a reply in another case", envelope("<testResponse/>"), {}, "ACC2005"],
  ["an undefined entity", envelope("<TestResponse>&x;</TestResponse>"), {}, "ACC2005"],
  ["a control character", envelope("<TestResponse>\u0001</TestResponse>"), {}, "ACC2005"],
  ["XML 1.1", envelope("<TestResponse/>").replace("1.0", "1.1"), {}, "ACC2005"],
  ["XML 1.1 in a fault", faultEnvelope("XTK-170036 x").replace("1.0", "1.1"), { status: 500 }, "ACC2004"],
  ["XML that is not UTF-8", Buffer.from(envelope("<TestResponse>ü</TestResponse>"), "latin1"), {}, "ACC2005"],
];

describe("a reply is", () => {
  it.each(cases)("%s", (_what, body, received, expected) => {
    expect(verdict(body, received)).toBe(expected);
  });
});

describe("a reply that is cut off", () => {
  it.each([
    ["of a query", "GET_QUERY_EXECUTE_RESPONSE", "ExecuteQuery"],
    ["of a logon", "LOGON_RESPONSE", "Logon"],
    ["with a fault", "GETMODIFIEDENTITIES_UNDEFINED_RESPONSE", "GetModifiedEntities"],
  ])("is refused at every byte: %s", async (_what, name, method) => {
    const whole = Buffer.from((await capture(name)).trimEnd().replace("admin", "ädmin🐤"));
    for (let length = 0; length < whole.length; length++) {
      const result = verdict(whole.subarray(0, length), { method });
      expect([length, result]).toEqual([length, "ACC2005"]);
    }
    expect(verdict(whole, { method })).not.toBe("ACC2005");
  });
});

describe("the error tells", () => {
  const messageOf = async (body: string, received?: Received) => (await failureOf(() => read(body, received))).message;

  it.each([
    ["https://other.example.com/login?token=canary-p", "https://other.example.com"],
    ["//other.example.com/x", "https://other.example.com"],
    ["http://campaign.example.com/x", "http://campaign.example.com"],
    ["https://u:canary-p@other.example.com/", "https://other.example.com"],
    ["/nl/jsp/logon.jsp?canary-p", "another path of the same server"],
    ["https://campaign.example.com/x", "another path of the same server"],
    ["javascript:canary-p", "an address with javascript:"],
    [undefined, "an address that it does not name"],
  ])("where a redirect to %s leads, and no more", async (location, place) => {
    const message = await messageOf("", { status: 302, ...(location === undefined ? {} : { location }) });
    expect(message).toContain(`redirects to ${place} (xtk:session#Test at https://campaign.example.com, HTTP 302)`);
  });

  it("the title of a web page, without what it echoes", async () => {
    expect(await messageOf(page)).toContain('A web page ("Sign in") came');
    expect(await messageOf(`<html><title>Hello ${canary.password} there</title>`)).toContain(
      '("Hello [secret] there")',
    );
    expect(await messageOf(`<html><title>${"x".repeat(70)}${canary.password}</title>`)).not.toContain("canary");
    expect(await messageOf("<html></html>")).toContain("A web page came");
  });

  it("what a fault says, apart and without its codes", () => {
    let error: unknown;
    try {
      read(faultEnvelope("SOP-330011 Error while executing.", "XTK-170036 no"));
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(SoapFaultError);
    expect((error as SoapFaultError).fault).toEqual({
      code: "SOP-330011",
      text: "Error while executing.",
      detail: "XTK-170036 no",
      detailCode: "XTK-170036",
    });
    expect((error as Error).message).toContain("It said: SOP-330011 Error while executing. XTK-170036 no.");
  });

  it("nothing for the detail `null`, which some servers send", async () => {
    expect(await messageOf(faultEnvelope("SOP-330011 Error.", "null\n"))).toContain(
      "It said: SOP-330011 Error. Nothing",
    );
  });

  it("that an empty fault gives no reason", async () => {
    expect(await messageOf(envelope("<SOAP-ENV:Fault/>"))).toContain("It said: (no reason).");
  });

  it("no secret that the server echoes, in whatever part of the reply", async () => {
    const { password, secret } = canary;
    const xml = password.replace("&", "&amp;").replace("<", "&lt;");
    const echoes: [string, Received][] = [
      [faultEnvelope(`SOP-330011 no ${xml}`, `and ${xml}`), {}],
      [`no ${password} nor ${encodeURIComponent(secret)}`, { status: 403 }],
      [`no ${JSON.stringify(password)}`, { status: 500 }],
      [`XSV-350013 ${xml}`, { status: 403 }],
      [faultEnvelope(`XSV-350013 ${xml}`), {}],
      [`<a ${secretName}="" ${secretName}=""/>`, {}],
    ];
    for (const [body, received] of echoes) {
      expect(await messageOf(body, received)).toContain("[secret]");
    }
  });

  it("a bounded part of what came", async () => {
    expect((await messageOf("x".repeat(1_000_000), { status: 500 })).length).toBeLessThan(1000);
    expect((await messageOf(faultEnvelope("x".repeat(1_000_000)))).length).toBeLessThan(1000);
  });
});
