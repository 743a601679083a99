import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { Redaction } from "../../../provider/campaign/redaction";
import { escapeAttribute, escapeText } from "../../../provider/campaign/xml/escape";
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
        xmlText.filter((text) => text.length >= 4 && text.trim() === text && !"[secret]".includes(text)),
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

  it("loses the longer of two secrets whole", () => {
    expect(redaction("abcd", "abcdefgh").quote("abcdefgh abcd")).toBe("[secret] [secret]");
    expect(redaction("secret", "canary").quote("canary secret")).toBe("[secret] [secret]");
  });

  it("loses a secret before it is cut, so that no half of it stays", () => {
    const secret = "canary-0123456789";
    const before = "x".repeat(495);
    expect(redaction(secret).quote(before + secret)).toBe(`${before}[secr…`);
  });

  it("keeps what only looks like a very short secret", () => {
    expect(redaction("a").quote("a bad day")).toBe("a bad day");
  });

  it("becomes one readable line of bounded length", () => {
    expect(redaction().quote("  a\r\n\tb\u0000\u009fc  ")).toBe("a b c");
    expect(redaction().quote("x".repeat(10_000))).toHaveLength(501);
  });
});

describe("many secrets", () => {
  it("push out the one that was not used for longest", () => {
    const made = redaction("password");
    for (let index = 0; index < 99; index++) made.add(`token-${index}`);
    made.add("password");
    made.add("token-99");
    expect(made.hide("password token-99 token-1 token-0")).toBe("[secret] [secret] [secret] token-0");
  });
});
