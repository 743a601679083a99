import { runInNewContext } from "node:vm";

/** What an association mask makes of the name of a product profile. */
export interface Reading {
  profile: string;
  /** What its first group captured; absent where the name is not matched. */
  captured?: string;
  /** In what the name misses the mask, if in one of the usual ways. */
  misses?: string;
}

/**
 * A mask as the server may understand it. Adobe documents neither anchoring nor case nor dialect: here the whole name has to
 * match, letter by letter, in the dialect of JavaScript. Independent of the reading in the client on purpose.
 */
export function readProfile(mask: string, profile: string): Reading {
  const captured = capture(mask, profile);
  if (captured !== undefined) return { profile, captured };
  const miss = nearMisses.find(({ fold, flags }) => capture(fold(mask), fold(profile), flags) !== undefined);
  return { profile, ...(miss === undefined ? {} : { misses: miss.name }) };
}

/** Why nobody can sign in with this mask, whatever the profiles; or nothing. */
export function problemOfMask(mask: string): string | undefined {
  if (mask === "") return "the association mask is empty";
  if (mask.includes("&#42;")) return "the association mask holds '&#42;', which a web page writes for '*'";
  try {
    const groups = new RegExp(`${mask}|`).exec("")?.length ?? 1;
    return groups > 1 ? undefined : "the association mask has no part in parentheses, so that it captures no group";
  } catch {
    return "the association mask is not a regular expression";
  }
}

const nearMisses: readonly { name: string; fold: (text: string) => string; flags?: string }[] = [
  { name: "capitals", fold: (text) => text, flags: "i" },
  { name: "blanks", fold: (text) => text.replace(/\s+/g, " ").trim() },
  { name: "a typographic dash", fold: (text) => text.replace(/[\u2010-\u2015\u2212]/g, "-") },
  { name: "text before or after it", fold: (text) => text, flags: "within" },
];

/** Milliseconds of the processor for one name. A mask comes from the instance, and some expressions never come to an end. */
const patience = 200;

function capture(mask: string, profile: string, flags = ""): string | undefined {
  const source = flags === "within" ? mask : `^(?:${mask})$`;
  const search = "new RegExp(source, flags).exec(profile)?.[1]";
  const given = { source, flags: flags === "within" ? "" : flags, profile };
  const before = process.cpuUsage();
  for (;;) {
    try {
      const captured: unknown = runInNewContext(search, given, { timeout: patience });
      return typeof captured === "string" ? captured : undefined;
    } catch (error) {
      // On a busy machine the time may pass before the expression has had its share of the processor.
      const { user } = process.cpuUsage(before);
      if (!isTimeout(error) || user >= patience * 1000) return undefined;
    }
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
}
