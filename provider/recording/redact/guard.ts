import type { RecordedExchange } from "../format";
import type { Pseudonyms } from "../pseudonyms";

/**
 * Whether something that is known to be a secret is still in what would be written. Redaction replaces by structure; this is the
 * second lock, for what the structure did not tell.
 */
export function shows(recorded: RecordedExchange, names: Pseudonyms): boolean {
  const texts = [...strings(recorded)].join("\n");
  return [...names.secrets()].some(
    (secret) => secret.length >= SHORTEST && formsOf(secret).some((form) => texts.includes(form)),
  );
}

/** A shorter text may stand in a number or a name by chance, and would empty the recording. */
const SHORTEST = 8;

function* strings(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null) for (const each of Object.values(value)) yield* strings(each);
}

/** As it is, and as XML, addresses, JSON, base64 and hexadecimal digits write it. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const xml = secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return [
    secret,
    xml,
    xml.replaceAll('"', "&quot;"),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString("base64").replace(/=+$/, ""),
    bytes.toString("base64url"),
    bytes.toString("hex"),
  ];
}
