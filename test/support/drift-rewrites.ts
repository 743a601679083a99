/**
 * Rows of the account as an instance may write them: the same values in other spellings, or one value that really is another. The
 * rules are written down here a second time, from Campaign's side.
 */
import fc from "fast-check";

import { accountInputs } from "./account-inputs";

type Kind = "text" | "address" | "list" | "boolean";

/** Each field's attribute and what it holds. */
const fields: Readonly<Record<string, readonly [attribute: string, kind: Kind]>> = {
  imsServer: ["imsServer", "address"],
  clientId: ["clientId", "text"],
  callbackServer: ["callbackServer", "address"],
  organizationId: ["imsOrgId", "text"],
  associationMask: ["imsRightsMask", "text"],
  tenant: ["tenant", "text"],
  scopes: ["userScope", "list"],
  experienceCloudServer: ["server", "address"],
  productContext: ["productContext", "text"],
  label: ["label", "text"],
  enabled: ["active", "boolean"],
};

export type Inputs = Record<string, unknown>;

/** What the program says, what the instance answers as XML attributes, and which field was really changed. */
export interface Case {
  readonly inputs: Inputs;
  readonly row: string;
  readonly changed: string | undefined;
}

const blanks = fc.constantFrom("", "", " ", "\t", "\n", "  \r\n ", "\u00a0");
const padded = (text: string) => fc.tuple(blanks, blanks).map(([before, after]) => before + text + after);

function spellings(kind: Kind, value: unknown): fc.Arbitrary<string> {
  if (kind === "boolean") {
    const words = value === true ? ["1", "true", "TRUE", "True"] : ["0", "false", "FALSE", ""];
    return fc.constantFrom(...words).chain(padded);
  }
  if (kind === "list") {
    const items = value as string[];
    const separator = fc.constantFrom(",", ", ", " ", " , ", "\n", ",,");
    return fc
      .tuple(fc.shuffledSubarray(items, { minLength: items.length }), separator, fc.constantFrom("", ","))
      .chain(([list, between, end]) => padded(list.join(between) + end));
  }
  if (kind === "text") return padded(value as string);
  const host = (value as string).replace(/^https:\/\//, "");
  const parts = fc.tuple(
    fc.constantFrom("", "https://", "HTTPS://"),
    fc.constantFrom("", ":443"),
    fc.constantFrom("", "/"),
  );
  return fc
    .tuple(parts, mixedCase(host))
    .chain(([[scheme, port, slash], name]) => padded(scheme + name + port + slash));
}

const mixedCase = (text: string) =>
  fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((upper) => [...text].map((each, index) => (upper[index] ? each.toUpperCase() : each)).join(""));

/** Values that mean something else, whatever the spelling. */
function others(kind: Kind, value: unknown): fc.Arbitrary<unknown> {
  if (kind === "boolean") return fc.constant(value !== true);
  if (kind === "list") {
    const items = value as string[];
    const swapped = items.map((item, index) => (index === 0 ? swapCase(item) : item));
    return fc.constantFrom([...items, "another_scope"], items.slice(1), swapped);
  }
  const text = value as string;
  if (kind === "address") {
    const host = text.replace(/^https:\/\//, "");
    return fc.constantFrom(
      `x${host}`,
      `${host}.au`,
      `${host}:8443`,
      `${host}/path`,
      `http://${host}`,
      host.replace(".", "-"),
    );
  }
  const changes = [`${text}x`, `x${text}`, text.slice(0, -1), `${text[0]} ${text.slice(1)}x`, "", swapCase(text)];
  return fc.constantFrom(...changes.filter((each) => each.trim() !== text.trim()));
}

/** One letter in the other case; a text without letters gets one. */
function swapCase(text: string): string {
  const index = text.search(/[a-zA-Z]/);
  if (index < 0) return `${text}a`;
  const letter = text[index]!;
  const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
  return text.slice(0, index) + other + text.slice(index + 1);
}

/** An XML attribute in any of the forms that mean the same: raw where that is allowed, or as a reference. */
const attribute = (name: string, value: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('"', "'"),
      fc.array(fc.constantFrom("raw", "raw", "decimal", "hexadecimal"), {
        minLength: value.length,
        maxLength: value.length,
      }),
    )
    .map(([quote, forms]) => {
      const named: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
      const written = Array.from(value, (each, index) => {
        const code = each.codePointAt(0)!;
        if (forms[index] === "decimal") return `&#${code};`;
        if (forms[index] === "hexadecimal") return `&#x${code.toString(16)};`;
        return named[each] ?? each;
      }).join("");
      return `${name}=${quote}${written}${quote}`;
    });

/** Cases with every field spelled anew, and with one of them really changed if that is asked for. */
export function cases(isChanged: boolean): fc.Arbitrary<Case> {
  return accountInputs.chain((inputs) => {
    const given = inputs as Inputs;
    const managed = Object.keys(fields).filter((name) => given[name] !== undefined);
    const which = isChanged ? fc.constantFrom<string | undefined>(...managed) : fc.constant(undefined);
    return which.chain((changed) => {
      const attributes = managed.map((name) => {
        const [target, kind] = fields[name]!;
        const value = given[name];
        const texts = (name === changed ? others(kind, value) : fc.constant(value)).chain((each) =>
          spellings(kind, each),
        );
        return texts.chain((text) =>
          // An empty attribute may be left out of a reply.
          text === "" ? fc.constantFrom("", `${target}=""`) : attribute(target, text),
        );
      });
      return fc
        .tuple(...attributes)
        .chain((list) => fc.shuffledSubarray(list, { minLength: list.length }))
        .map((list) => ({ inputs: given, row: list.join(" "), changed }));
    });
  });
}
