import { z } from "zod";

import { assertXmlText } from "../campaign/xml/escape";
import { AdobeCampaignError } from "../errors/adobe-campaign-error";

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
  return z
    .string({
      error: (issue) => (issue.input === undefined ? `it is required; give ${what}` : `it must be a text: ${what}`),
    })
    .check(problems((value) => textProblems(value, what)));
}

export function textProblems(value: string, what: string): string[] {
  const inside = value.trim();
  if (inside === "") return [`it is empty; give ${what}`];
  const found: string[] = [];
  if (value !== inside)
    found.push("it starts or ends with a blank or line break, which would be stored too; remove it");
  if (/[\r\n]/.test(inside)) found.push("it contains a line break; write it in one line");
  try {
    assertXmlText("it", value);
  } catch (error) {
    if (!(error instanceof AdobeCampaignError)) throw error;
    found.push("it contains a control character or half a character that XML cannot carry; remove it");
  }
  return found;
}

/** A text without any blank inside, such as a name or an identifier. */
export function word(what: string): z.ZodString {
  return text(what).check(problems((value) => blankProblems(value.trim(), what)));
}

/** Line breaks are refused by `text` already. */
export function blankProblems(value: string, what: string): string[] {
  const found: string[] = [];
  if (/[^\S\r\n]/.test(value)) found.push(`it contains a blank; give ${what} without blanks`);
  if (/\p{Cf}/u.test(value))
    found.push("it contains an invisible character, as it comes from copying a web page; type it again");
  return found;
}

/** A bare https address: no path, query, user or final slash. */
export function httpsOrigin(what: string): z.ZodString {
  return word(what).check(problems((value) => (value.trim() === "" ? [] : originProblems(value.trim()))));
}

/**
 * Judges the text, not only what a URL parser makes of it: the parser silently drops tabs, `/.` and an empty user or port. Blanks
 * are left to `word`.
 */
export function originProblems(text: string): string[] {
  const value = text.replace(/[\s\p{Cf}]/gu, "");
  if (!value.startsWith("https://"))
    return ["it must start with https://; for example https://dev.campaign.example.com"];
  const [, user, host = "", port, path] = /^https:\/\/(.*@)?(\[[^\]]*\]|[^:/?#\\]*)(:[^/?#\\]*)?(.*)$/s.exec(value)!;
  const found: string[] = [];
  if (user !== undefined) found.push("it contains a user or a password; remove them");
  if (path !== "")
    found.push(
      "it must be the bare address, without path, query or final slash, since Campaign appends its own path; remove what follows the host",
    );
  if (!isHost(host) || (port !== undefined && !/^:\d+$/.test(port)) || !URL.canParse(`https://${host}${port ?? ""}`))
    found.push("it is not a valid address; for example https://dev.campaign.example.com");
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
