import { z } from "zod";

import { characterProblems, copyProblems, withoutCopied } from "../values/characters";
import { lineProblems } from "../values/line";
import { programProblems, unlessPlaceholder } from "../values/placeholder";

/**
 * Building blocks of the argument schemas. Each message says why a value is refused and what to do; Pulumi puts the field's name
 * and, unless it is a secret, the value in front of it.
 */

/** A check that may find several problems in a text. */
export function problems(find: (text: string) => readonly string[]): (context: z.core.ParsePayload<string>) => void {
  return (context) => {
    for (const message of find(context.value)) context.issues.push({ code: "custom", message, input: context.value });
  };
}

/** A text in one line that is not empty, has no blanks around it, and can be carried by XML. `what` names it in messages. */
export function text(what: string): z.ZodString {
  return textWith(what, (value) => textProblems(value, what));
}

/** A text with rules of its own, which say what is wrong as the end of a sentence: "ends with a line break; remove it". */
export function textWith(what: string, find: (value: string) => readonly string[]): z.ZodString {
  return z
    .string({
      error: (issue) => (issue.input === undefined ? `it is required; give ${what}` : `it must be a text: ${what}`),
    })
    .check(problems((value) => (value.trim() === "" ? [`it is empty; give ${what}`] : find(value).map(about))));
}

/** The end of a sentence, as one about the value. */
export function about(problem: string): string {
  return problem.startsWith("it ") ? problem : `it ${problem}`;
}

export function textProblems(value: string, what: string): string[] {
  if (value.trim() === "") return [`it is empty; give ${what}`];
  return [...lineProblems(value), ...programProblems(value)].map(about);
}

/** A text without any blank inside, such as a name or an identifier. */
export function word(what: string): z.ZodString {
  return textWith(what, (value) => wordProblems(value, what));
}

export function wordProblems(value: string, what: string): string[] {
  return unlessPlaceholder(value, (text) => [
    ...lineProblems(text),
    ...(/[ \t]/.test(text.trim()) ? [`contains a blank; give ${what} without blanks`] : []),
    ...copyProblems(text),
    ...characterProblems(text.trim()),
  ]);
}

/** An internal name. A character that cannot be told from another one is named, since the form alone would not explain anything. */
export function nameProblems(value: string, form: RegExp, problem: string): string[] {
  if (form.test(value)) return [];
  const odd = characterProblems(value);
  return odd.length > 0 ? odd.map(about) : [problem];
}

/** A bare https address: no path, query, user or final slash. */
export function httpsOrigin(what: string, example: string): z.ZodString {
  return word(what).check(problems((value) => (value.trim() === "" ? [] : originProblems(value, example))));
}

/**
 * Judges the text, not only what a URL parser makes of it: the parser silently drops tabs, `/.` and an empty user or port. What `word`
 * refuses is left to it.
 */
export function originProblems(text: string, example: string): string[] {
  const value = withoutCopied(text);
  if (!value.startsWith("https://")) return [`it must start with https://; for example ${example}`];
  const [, user, host = "", port, path] = /^https:\/\/(.*@)?(\[[^\]]*\]|[^:/?#\\]*)(:[^/?#\\]*)?(.*)$/s.exec(value)!;
  const found: string[] = [];
  if (user !== undefined) found.push("it contains a user or a password; remove them");
  if (path !== "")
    found.push(
      "it must be the bare address, without path, query or final slash, since Campaign appends its own path; remove what follows the host",
    );
  if (!isHost(host) || (port !== undefined && !/^:\d+$/.test(port)) || !URL.canParse(`https://${host}${port ?? ""}`))
    found.push(`it is not a valid address; for example ${example}`);
  return found;
}

/** Letters of any language: a URL parser knows how to write them. */
function isHost(host: string): boolean {
  return /^\[[\da-f:.]+\]$/i.test(host) || /^[\p{L}\p{M}\p{N}_-]+(\.[\p{L}\p{M}\p{N}_-]+)*\.?$/u.test(host);
}

export function yesOrNo(): z.ZodBoolean {
  return z.boolean({ error: "it must be true or false" });
}

export function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, { error: `it must be one of ${values.map((value) => `"${value}"`).join(", ")}` });
}
