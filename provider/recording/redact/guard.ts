import type { RecordedExchange } from "../format";
import type { Pseudonyms } from "../pseudonyms";

/**
 * Whether something that is known to be a secret is still in what would be written. Redaction replaces by structure; this is the
 * second lock, for what the structure does not show.
 */
export function shows(recorded: RecordedExchange, names: Pseudonyms): boolean {
  return [...strings(recorded)].some((text) => names.showsSecret(text));
}

function* strings(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null) for (const each of Object.values(value)) yield* strings(each);
}
