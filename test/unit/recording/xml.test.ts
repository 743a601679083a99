import { describe, expect, it } from "vitest";

import { readXml } from "../../../provider/recording/xml/read";
import { writeXml } from "../../../provider/recording/xml/write";

describe("XML of a recording", () => {
  it.each([
    '<?xml version="1.0" encoding="ISO-8859-1"?><a z="1" a="2" xsi:type=""><b:c/>text<![CDATA[<x> & ]]> more </a>',
    '<a>\n  <b c="&quot;&amp;&lt;&#xA;&#x9;">&amp;&lt;&gt;&#xD;</b>\n</a>',
    "<a><![CDATA[a]]]]><![CDATA[>b]]></a>",
    '<soapenv:Envelope xmlns:soapenv="urn:x"><soapenv:Body/></soapenv:Envelope>',
    "<a>€ 🐤</a>",
  ])("is written as it was read: %j", (text) => {
    expect(writeXml(readXml(text))).toBe(text);
  });

  it.each([
    ["a document type", "<!DOCTYPE a><a/>"],
    ["an entity", "<a>&b;</a>"],
    ["an element left open", "<a>"],
    ["nothing", " "],
    ["text behind the end", "<a/>b"],
    ["depth", "<a>".repeat(300)],
  ])("with %s is refused, without a word of it", (_, text) => {
    expect(() => readXml(text)).toThrow(/^(?!.*<a).*$/);
  });
});
