/** Whatever a server makes of a secret before it echoes it, nothing of it is shown. */
import { randomBytes } from "node:crypto";

import fc from "fast-check";
import { describe, expect, it, test } from "vitest";

import { Hiding, NOT_SHOWN } from "../../../provider/hiding/hiding";

function hiding(...secrets: string[]): Hiding {
  const made = new Hiding();
  for (const secret of secrets) made.add(secret);
  return made;
}

const secret = "Pä/55 w<ö>'r\"d+&\\€🐤x9";
const bytes = Buffer.from(secret);
const percent = encodeURIComponent(secret).replace(/['()*!]/g, (each) => `%${each.charCodeAt(0).toString(16)}`);
const unicode = (form: (hex: string) => string) =>
  Array.from({ length: secret.length }, (_, at) => form(secret.charCodeAt(at).toString(16).padStart(4, "0"))).join("");
const entities = (form: (code: number) => string) => [...secret].map((each) => form(each.codePointAt(0)!)).join("");
const json = JSON.stringify(secret).slice(1, -1);

const forms: [string, string][] = [
  ["as it is", secret],
  ["without its first character", secret.slice(1)],
  ["without its last character", secret.slice(0, -1)],
  ["in an address", percent],
  ["in an address in lower case", percent.replace(/%../g, (each) => each.toLowerCase())],
  ["in a form", new URLSearchParams({ x: secret }).toString().slice(2)],
  ["as JavaScript's escape() has it", escape(secret)],
  ["in decimal entities", entities((code) => `&#${code};`)],
  ["in hexadecimal entities", entities((code) => `&#x${code.toString(16)};`)],
  ["in capital hexadecimal entities", entities((code) => `&#X${code.toString(16).toUpperCase()};`)],
  ["in XML", secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("'", "&#39;")],
  [
    "in HTML",
    secret.replaceAll("&", "&amp;").replaceAll("ä", "&auml;").replaceAll("ö", "&ouml;").replaceAll("<", "&lt;"),
  ],
  ["in JSON", json],
  ["in JSON with escaped slashes", json.replaceAll("/", "\\/")],
  ["in JSON with escaped brackets", json.replaceAll("<", "\\u003c").replaceAll(">", "\\u003E")],
  ["in JSON twice", JSON.stringify(JSON.stringify(secret)).slice(3, -3)],
  ["in \\u escapes", unicode((hex) => `\\u${hex}`)],
  ["in an address in XML", percent.replaceAll("%", "&#37;")],
  ["in base64", bytes.toString("base64")],
  ["in base64url", bytes.toString("base64url")],
  ["in base64 behind a name", Buffer.from(`pulumi:${secret}`).toString("base64")],
  ["in base64 behind a longer name", Buffer.from(`deployer:${secret}`).toString("base64")],
  ["in base64 without its first character", Buffer.from(secret.slice(1)).toString("base64")],
  ["in base64 in JSON", bytes.toString("base64").replaceAll("/", "\\/")],
  ["in base64 in an address", encodeURIComponent(bytes.toString("base64"))],
  ["in base64 in lines", bytes.toString("base64").replace(/.{10}/g, "$&\r\n")],
  ["in hexadecimal digits", bytes.toString("hex")],
  ["in capital hexadecimal digits", bytes.toString("hex").toUpperCase()],
  ["in groups of hexadecimal digits", bytes.toString("hex").replace(/../g, "$& ").trim()],
];

test.each(forms)("a secret is hidden %s", (_form, echoed) => {
  const hidden = hiding("another-secret", secret).hide(`It said (${echoed}), and no more.`);
  expect(hidden).toMatch(/^It said \([^A-Za-z]*(?:\[secret\][^A-Za-z0-9]*)+\), and no more\.$/);
  expect(hiding("another-secret").hide(`It said (${echoed}).`)).toBe(`It said (${echoed}).`);
});

test.each(["test", "12345", "pass word", "🐤🐤🐤🐤", "x".repeat(20_000), "ab%41%42cd", "a&amp;b<c"])(
  "a secret of another kind is hidden in each form: %.20s",
  (each) => {
    const hide = (text: string) => hiding(each).hide(`(${text})`);
    const all = [each, encodeURIComponent(each), JSON.stringify(each).slice(1, -1), each.replaceAll("&", "&amp;")];
    const encoded = [Buffer.from(each).toString("base64"), Buffer.from(each).toString("hex")];
    for (const text of all) expect(hide(text)).toBe("([secret])");
    for (const text of encoded) expect(hide(text)).toMatch(/^\(\[secret\]=*\)$/);
  },
);

describe("a text", () => {
  it("is hidden the same whatever it is behind of", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), fc.base64String({ minLength: 12 }), (before, given) => {
        const shown = hiding(given).hide(`${before}|${given}`);
        return !shown.includes(given.slice(1)) && !shown.includes(given.slice(0, -1));
      }),
    );
  });

  it("stays as it is when it holds none", () => {
    const text = 'XSV-350105 "C:\\new" 100% &amp; 20%20 &unknown; \\u00 \\ %';
    expect(hiding(secret, "0123456789abcdef").hide(text)).toBe(text);
  });

  it("is not shown at all while a secret is known that is too short", () => {
    expect(hiding("abc").hide("anything")).toBe(NOT_SHOWN);
    expect(hiding("").hide("anything")).toBe("anything");
  });

  it("loses what touches as one", () => {
    expect(hiding("one-secret", "two-secret").hide("one-secrettwo-secret.")).toBe("[secret].");
  });
});

describe("the work", () => {
  /** Only ends what hangs: a search that goes through everything again for each secret would take hours. */
  it("grows with the text alone, however many secrets there are and however they repeat themselves", () => {
    const many = Array.from({ length: 100 }, () => randomBytes(15_000).toString("base64"));
    const made = hiding(...many, `${"a".repeat(40_000)}b`, "aaaaaaab");
    const hidden = made.hide(`${"a".repeat(1_000_000)} ${many[50]} ${"%61".repeat(100_000)}`);
    expect(hidden).toBe("[secret] [secret] [secret]");
    expect(made.hide("x".repeat(1_000_000))).toHaveLength(1_000_000);
  });
});
