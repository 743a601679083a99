import { describe, expect, it } from "vitest";

import { child, descendants } from "../../../provider/xml/element";
import { limits, readXml, XmlRefused } from "../../../provider/xml/read";

const refused = (xml: string): string => {
  try {
    readXml(xml);
  } catch (error) {
    expect(error).toBeInstanceOf(XmlRefused);
    return (error as XmlRefused).message;
  }
  throw new Error("it was read");
};

describe("reading XML", () => {
  it("keeps names, attributes, order, and the text of an element in one piece", () => {
    const read = readXml("<?xml version='1.0'?><!-- c --><a:b x='1' y=\"2\">one<c/>two<d>3</d></a:b>");
    expect(read.name).toBe("a:b");
    expect(read.attributes).toEqual({ x: "1", y: "2" });
    expect(read.text).toBe("onetwo");
    expect(read.children.map(({ name }) => name)).toEqual(["c", "d"]);
    expect(child(read, "d")?.text).toBe("3");
  });

  it("takes CDATA and references for what they stand for", () => {
    expect(readXml("<a>x<![CDATA[<&amp;]]>&lt;&#65;&#x1F424;&quot;</a>").text).toBe('x<&amp;<A🐤"');
    expect(readXml("<a b='&#xD;&#xA;&#9;&amp;'/>").attributes["b"]).toBe("\r\n\t&");
  });

  it("finds descendants at any depth, in document order", () => {
    const read = readXml("<a><p n='1'><p n='2'/></p><x:p n='3'/></a>");
    expect([...descendants(read, "p")].map(({ attributes }) => attributes["n"])).toEqual(["1", "2", "3"]);
  });

  it("gives attributes no prototype: a name of Object's is nothing special", () => {
    const { attributes } = readXml("<a __proto__='x'/>");
    expect(attributes["constructor"]).toBeUndefined();
    expect(attributes["__proto__"]).toBe("x");
  });
});

describe("refused", () => {
  it.each([
    ["a DTD", "<!DOCTYPE a><a/>", /DTD/],
    ["a DTD with entities", '<!DOCTYPE a [<!ENTITY e "x"><!ENTITY f "&e;&e;">]><a>&f;</a>', /DTD/],
    ["an external DTD", '<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>', /DTD/],
    ["an entity that nobody defined", "<a>&secret;</a>", /well-formed/],
    ["an unclosed element", "<a><b></a>", /well-formed/],
    ["two roots", "<a/><b/>", /well-formed/],
    ["text after the root", "<a/>b", /well-formed/],
    ["an attribute twice", "<a b='1' b='2'/>", /well-formed/],
    ["a control character", "<a>\u0001</a>", /well-formed/],
    ["a reference to a control character", "<a>&#1;</a>", /well-formed/],
    ["nothing", "", /well-formed|empty/],
    ["no XML", "Internal error", /well-formed/],
    ["an ampersand alone", "<a>&</a>", /well-formed/],
  ])("%s", (_what, xml, reason) => {
    expect(refused(xml)).toMatch(reason);
  });

  it("nesting beyond the limit, not up to it", () => {
    const nested = (depth: number) => "<a>".repeat(depth) + "</a>".repeat(depth);
    expect(readXml(nested(limits.depth)).name).toBe("a");
    expect(refused(nested(limits.depth + 1))).toMatch(/deeper/);
  });

  it("more elements and attributes than the limit, not up to it", () => {
    const many = (count: number) => `<a>${"<b c='1'/>".repeat(count / 2)}</a>`;
    expect(readXml(many(limits.nodes - 2)).children).toHaveLength((limits.nodes - 2) / 2);
    expect(refused(many(limits.nodes))).toMatch(/more than/);
    expect(refused(`<a ${Array.from({ length: limits.nodes }, (_, index) => `x${index}=''`).join(" ")}/>`)).toMatch(
      /more than/,
    );
  });
});
