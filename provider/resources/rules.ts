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

/** A text that is not empty, has no blanks around it, and can be carried by XML. `what` names it in messages. */
export function text(what: string): z.ZodString {
  return z
    .string({
      error: (issue) => (issue.input === undefined ? `it is required: ${what}` : `it must be a text: ${what}`),
    })
    .check(problems((value) => textProblems(value, what)));
}

function textProblems(value: string, what: string): string[] {
  if (value.trim() === "") return [`it is empty; give ${what}`];
  const found =
    value === value.trim()
      ? []
      : ["it starts or ends with a blank or line break, which would be stored too; remove it"];
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
  return text(what).check(
    problems((value) => (/\S\s+\S/.test(value) ? [`it contains a blank; give ${what} without blanks`] : [])),
  );
}

/** A bare https address: no path, query, user or final slash. */
export function httpsOrigin(what: string): z.ZodString {
  return text(what).check(problems((value) => (value.trim() === "" ? [] : originProblems(value.trim()))));
}

export function originProblems(value: string): string[] {
  if (!value.startsWith("https://")) return ["it must start with https://"];
  if (!URL.canParse(value)) return ["it is not a valid address; for example https://dev.campaign.example.com"];
  const url = new URL(value);
  const found: string[] = [];
  if (url.username !== "" || url.password !== "") found.push("it contains a user or a password; remove them");
  if (
    url.pathname !== "/" ||
    url.search !== "" ||
    url.hash !== "" ||
    value.endsWith("/") ||
    value.endsWith("?") ||
    value.endsWith("#")
  )
    found.push("it must be the bare address, without path, query or final slash, since Campaign appends its own path");
  if (url.hostname.includes("..") || url.hostname.startsWith(".")) found.push("its host name is not valid");
  return found;
}

export function yesOrNo(): z.ZodBoolean {
  return z.boolean({ error: "it must be true or false" });
}

export function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, { error: `it must be one of ${values.map((value) => `"${value}"`).join(", ")}` });
}
