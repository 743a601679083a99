import { randomBytes } from "node:crypto";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { Redaction } from "../../../provider/campaign/redaction";
import { escapeAttribute, escapeText } from "../../../provider/xml/escape";
import { xmlText } from "../../support/xml-text";

function redaction(...secrets: string[]): Redaction {
  const made = new Redaction();
  for (const secret of secrets) made.add(secret);
  return made;
}

describe("a text from outside", () => {
  it("loses every secret, also one with special characters", () => {
    expect(redaction("p.w*d$(", "t0ken").quote("for p.w*d$( and pxw*d$( the t0ken t0ken")).toBe(
      "for [secret] and pxw*d$( the [secret] [secret]",
    );
  });

  it("loses a secret in the forms in which a server may echo it", () => {
    fc.assert(
      fc.property(
        xmlText.filter((text) => [...text].length >= 4 && text.trim() === text && !/[|]/.test(text)),
        (secret) => {
          const hidden = redaction(secret);
          const forms = [
            secret,
            escapeText("x", secret),
            escapeAttribute("x", secret),
            encodeURIComponent(secret),
            JSON.stringify(secret).slice(1, -1),
          ];
          for (const form of forms) expect(hidden.hide(`|${form}|`)).toBe("|[secret]|");
        },
      ),
    );
  });

  it.each(['&amp;"', "\\u0041<", '&lt;\\"'])(
    "loses %s, of which too little is left when its escapes are undone",
    (secret) => {
      for (const form of [
        secret,
        JSON.stringify(secret).slice(1, -1),
        escapeText("x", secret),
        escapeAttribute("x", secret),
      ])
        expect(redaction(secret).hide(`|${form}|`)).toBe("|[secret]|");
    },
  );

  it("loses the longer of two secrets whole", () => {
    expect(redaction("abcd", "abcdefgh").quote("abcdefgh abcd")).toBe("[secret] [secret]");
    expect(redaction("secret", "canary").quote("canary secret")).toBe("[secret] [secret]");
  });

  it("loses a secret before it is cut, so that no half of it stays", () => {
    const secret = "canary-0123456789";
    const before = "x".repeat(495);
    expect(redaction(secret).quote(before + secret)).toBe(`${before}[secr…`);
  });

  it("is not shown at all while a secret is in use that is too short to be told from chance", () => {
    expect(redaction("a").quote("a bad day")).toBe("[not shown, since it may hold a secret]");
    expect(redaction("abc").quote("nothing of it")).toBe("[not shown, since it may hold a secret]");
    expect(redaction("").quote("a bad day")).toBe("a bad day");
  });

  it("becomes one readable line of bounded length", () => {
    expect(redaction().quote("  a\r\n\tb\u0000\u009fc  ")).toBe("a b c");
    expect(redaction().quote("x".repeat(10_000))).toHaveLength(501);
  });
});

describe("many secrets", () => {
  it("push out tokens that were not used for long, and no secret that was given", () => {
    const made = redaction("password-given");
    const tokens = Array.from({ length: 1000 }, () => randomBytes(20).toString("hex"));
    const token = (index: number) => tokens[index]!;
    for (let index = 0; index < 100; index++) made.addToken(token(index));
    made.addToken(token(0));
    made.addToken(token(100));
    expect(made.hide(`password-given ${token(100)} ${token(0)} ${token(99)}`)).toBe(
      "[secret] [secret] [secret] [secret]",
    );
    expect(made.hide(token(1))).toBe(token(1));
    for (let index = 0; index < 1000; index++) made.addToken(token(index));
    expect(made.hide("the password-given")).toBe("the [secret]");
  });
});
