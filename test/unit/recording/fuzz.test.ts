import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { Pseudonyms } from "../../../provider/recording/pseudonyms";
import { redactExchange } from "../../../provider/recording/redact/exchange";
import { exchangeOf, redacted } from "./redacted";

/** A word of nobody's vocabulary, in the forms that values have. */
const canary = "zqxwvj";
const values = [
  canary,
  `${canary} ${canary}`,
  `Campaign ${canary} Cloud`,
  `a.b@${canary}.com`,
  `https://${canary}.example.net:8443/nl/x?${canary}=1`,
  `${canary}.corp.local`,
  `12${canary}`,
  `${canary}:thing`,
  `${canary}|nms:x`,
  `'${canary}'`,
  `@name = '${canary}'`,
  `${canary}\\${canary}`,
  `{"a":"${canary}"}`,
  `<x y="${canary}"/>`,
];
/** Names that redaction knows, and names that it does not. */
const names =
  `id name label desc type status version order img md5 commitId schema xtkschema service login account user operator instanceName
  databaseId imsOrgId clientId tenant server host callbackServer sourceIP email password clientSecret token imsRightsMask userScope provider
  activity phone city value data param acme x foo-bar value_1 stringValue memoValue package namespace right _operation _key locale timezone
  releaseName build error object title category order hidden enabled`.split(/\s+/);
// Names of attributes and elements, paths, and the sentences of faults stay: see docs/recording.md.
const actions = [
  "xtk:session#Write",
  "xtk:persist|xtk:session#Write",
  "xtk:x#Y",
  "nms:x#Y",
  "cus:x#Y",
  "xtk:session#Logon",
  "xtk:session#GetOption",
  "xtk:builder#GetDbParams",
];

const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const name = fc.constantFrom(...names);
const value = fc.constantFrom(...values);
const elementOf = (children: fc.Arbitrary<string[]>): fc.Arbitrary<string> =>
  fc
    .tuple(
      name,
      fc.uniqueArray(fc.tuple(name, value), { selector: ([each]) => each, maxLength: 4 }),
      fc.option(value),
      children,
      fc.boolean(),
    )
    .map(([tag, attributes, text, inner, cdata]) => {
      const content = text === null ? "" : cdata ? `<![CDATA[${text}]]>` : escape(text);
      return `<${tag}${attributes.map(([key, each]) => ` ${key}="${escape(each)}"`).join("")}>${content}${inner.join("")}</${tag}>`;
    });
const leaf = elementOf(fc.constant([]));
const document = elementOf(fc.array(elementOf(fc.array(leaf, { maxLength: 2 })), { maxLength: 2 }));

describe("whatever is asked and answered", () => {
  it("no value of a customer stays, wherever it stands", () => {
    fc.assert(
      fc.property(fc.constantFrom(...actions), document, document, (action, asked, answered) => {
        const recorded = redacted({ action, in: asked, out: answered });
        expect(recorded.method).toBe("POST");
        expect(`${recorded.asked}${recorded.answered}`).not.toContain(canary);
      }),
      { numRuns: 500 },
    );
  });

  it("redacting once more changes nothing", () => {
    fc.assert(
      fc.property(fc.constantFrom(...actions), document, document, (action, asked, answered) => {
        const once = redacted({ action, in: asked, out: answered });
        // Withheld: a value that is a secret here was kept there, as a path or a name may be.
        fc.pre(once.method === "POST");
        const twice = redacted({ action, body: once.asked, reply: once.answered });
        expect([twice.asked, twice.answered]).toEqual([once.asked, once.answered]);
      }),
      { numRuns: 300 },
    );
  });

  it("a body of any bytes is recorded without a failure, and without its content unless it is understood", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom("text/xml", "application/json", "text/plain", "application/x-www-form-urlencoded", "x"),
        (bytes, contentType) => {
          const exchange = exchangeOf({});
          const recorded = redactExchange(
            { ...exchange, body: { bytes: Buffer.from(bytes), contentType } },
            new Pseudonyms(),
          );
          expect(recorded.status).toBe(200);
        },
      ),
    );
  });

  // Where the effort grows with the square of the length, it does not end in time.
  it.each(["a", "a.", "a@", "1:", "'", "aB1", "https:/", "\\'"])("a text of many %j takes no long time", (piece) => {
    const long = piece.repeat(50_000);
    redacted({
      action: "xtk:builder#X",
      out: `<a label="${long}" message="${long}" expr="${long}" x="${long}">${long}</a>`,
    });
    redacted({
      action: "xtk:persist#GetEntityIfMoreRecent",
      in: "<pk>xtk:form|nms:x</pk>",
      out: `<d><a label="${long}">${long}</a></d>`,
    });
  });
});
