import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { Redaction } from "../../../provider/campaign/redaction";
import { programText } from "../../../provider/cli/import/program";
import { SoapFaultError, WrongInstanceError } from "../../../provider/errors/index";
import { excerpt, harmless, jsonText, oneLine, quoted, visible } from "../../../provider/text/display";

/** One of each kind that a terminal, a log or an eye would obey. */
const hostile = "\u001b[31m\u009b1m\u0007\u202e\u2066\u200b\ufeff\u2028\u2029\u0085\r\n\ud800\ufffe";
const obeyed = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\ufffe\uffff]/u;

describe("a text from elsewhere", () => {
  it("is seen as what it is, line ends included", () => {
    expect(visible("a\u001b[31m\nb")).toBe("a\\u{1b}[31m\\u{a}b");
    expect(visible(hostile)).not.toMatch(obeyed);
    expect(visible("Zurück – 5 €, 名前 🙂")).toBe("Zurück – 5 €, 名前 🙂");
    expect(oneLine(" a\r\n  b\u0085c\u202e ")).toBe("a b c\\u{202e}");
    expect(harmless("a\n\u001bb\r\n")).toBe("a\n\\u{1b}b\\u{d}\n");
    expect(quoted("a\u00a0")).toBe('"a\\u{a0}"');
    expect(excerpt("x".repeat(300))).toBe(`"${"x".repeat(200)}"…`);
  });

  it("is no command to the system that runs a job", () => {
    expect(visible("::error::x")).toBe("\\u{3a}:error::x");
    expect(harmless("a\n  ::error file=x::y")).toBe("a\n  \\u{3a}:error file=x::y");
    expect(visible("a ##vso[task.setvariable]b ##[error]c")).toBe("a #\\u{23}vso[task.setvariable]b #\\u{23}[error]c");
  });

  it("of any kind holds nothing that is obeyed, and shown twice is shown the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(visible(text)).not.toMatch(obeyed);
        expect(visible(visible(text))).toBe(visible(text));
        expect(JSON.parse(jsonText(text))).toBe(text);
        expect(jsonText(text)).not.toMatch(obeyed);
      }),
    );
  });
});

describe("whatever an instance says is made fit to be shown", () => {
  it("in every error, whichever part it is in", () => {
    const fault = { code: "XTK-170036", text: hostile, detail: hostile, detailCode: undefined };
    expect(new SoapFaultError("a#b", "https://a.b", fault).message.replaceAll("\n  ", "")).not.toMatch(obeyed);
    const identity = { instanceName: `\n::error::${hostile}`, databaseId: hostile };
    const { message } = new WrongInstanceError("https://a.b", identity, { ...identity, databaseId: "other" });
    expect(message.replaceAll("\n  ", "")).not.toMatch(obeyed);
    expect(message).not.toMatch(/^\s*::/m);
  });

  it("when it is quoted", () => {
    expect(new Redaction().quote(`a${hostile}b`)).not.toMatch(obeyed);
  });

  it("in a program, whose values stay what they are", () => {
    const text = programText("ims", { tenant: hostile });
    expect(text.replaceAll("\n", "")).not.toMatch(obeyed);
    expect(JSON.parse(/tenant: (".*"),/.exec(text)![1]!)).toBe(hostile);
  });
});
