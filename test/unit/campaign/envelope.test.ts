import { describe, expect, it } from "vitest";

import { Secret } from "../../../provider/secret";
import { noTokens, type Parameter, writeEnvelope } from "../../../provider/campaign/soap/envelope";
import { child, element } from "../../../provider/xml/element";
import { readXml } from "../../../provider/xml/read";
import { canary, failureOf } from "../../support/client";

const body = (parameters: readonly Parameter[], tokens = noTokens): string =>
  writeEnvelope({ service: "xtk:session", method: "M", parameters }, tokens);

describe("the envelope of a call", () => {
  it("starts with an empty session token before the logon, and has no cookie", () => {
    expect(body([])).toBe(
      '<SOAP-ENV:Envelope xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
        ' xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns="http://xml.apache.org/xml-soap">' +
        "<SOAP-ENV:Header><X-Security-Token/></SOAP-ENV:Header><SOAP-ENV:Body>" +
        '<m:M xmlns:m="urn:xtk:session" SOAP-ENV:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">' +
        '<sessiontoken xsi:type="xsd:string"/></m:M></SOAP-ENV:Body></SOAP-ENV:Envelope>',
    );
  });

  it("carries the tokens in header and body", () => {
    const envelope = body([], { session: "___1&", security: "@2<" });
    expect(envelope).toContain(
      "<Cookie>__sessiontoken=___1&amp;</Cookie><X-Security-Token>@2&lt;</X-Security-Token></SOAP-ENV:Header>",
    );
    expect(envelope).toContain('<sessiontoken xsi:type="xsd:string">___1&amp;</sessiontoken>');
  });

  it.each<[string, Parameter, string]>([
    ["a text", { name: "p", type: "string", value: "a<b" }, '<p xsi:type="xsd:string">a&lt;b</p>'],
    ["an empty text", { name: "p", type: "string", value: "" }, '<p xsi:type="xsd:string"/>'],
    ["true", { name: "p", type: "boolean", value: true }, '<p xsi:type="xsd:boolean">true</p>'],
    ["false", { name: "p", type: "boolean", value: false }, '<p xsi:type="xsd:boolean">false</p>'],
    ["a secret", { name: "p", type: "secret", value: new Secret("s&") }, '<p xsi:type="xsd:string">s&amp;</p>'],
    [
      "an element",
      { name: "p", type: "element", value: element("x", { y: "1" }) },
      '<p xsi:type="ns:Element" SOAP-ENV:encodingStyle="http://xml.apache.org/xml-soap/literalxml"><x y="1"/></p>',
    ],
    [
      "no element",
      { name: "p", type: "element", value: undefined },
      '<p xsi:type="ns:Element" SOAP-ENV:encodingStyle="http://xml.apache.org/xml-soap/literalxml"/>',
    ],
    [
      "a document",
      { name: "p", type: "document", value: element("x") },
      '<p xsi:type="" SOAP-ENV:encodingStyle="http://xml.apache.org/xml-soap/literalxml"><x/></p>',
    ],
  ])("writes %s", (_what, parameter, expected) => {
    expect(body([parameter])).toContain(`<sessiontoken xsi:type="xsd:string"/>${expected}</m:M>`);
  });

  it("cannot be broken out of by any value", () => {
    const evil = '</p></m:M><m:Other/>"';
    const root = readXml(body([{ name: "p", type: "string", value: evil }]));
    const call = child(child(root, "Body"), "M");
    expect(child(root, "Body")?.children).toHaveLength(1);
    expect(child(call, "p")?.text).toBe(evil);
  });

  it("is not made with a secret that XML cannot carry; the error names the parameter only", async () => {
    const value = new Secret(`${canary.password}\u0000`);
    const error = await failureOf(() => body([{ name: "password", type: "secret", value }]));
    expect(error.message).toMatch(/^ACC2006: password contains the character U\+0000 at position \d+\./);
  });
});
