import type { Row } from "../../campaign/rows";
import type { Properties } from "../../lifecycle/definition";

/** The object as it was before this program first wrote to it: what `onDelete: "restore"` puts back. A secret output. */
export interface Found {
  /** Whether there was one at all; if not, restoring deletes the one that was created. */
  readonly existed: boolean;
  /** Attributes by name, the secret's ciphertext among them. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What belonged to it without being in its row, by argument. Absent for an object without parts. */
  readonly parts?: Readonly<Record<string, unknown>>;
}

/** Extends what earlier runs recorded by attributes and parts that are managed from now on. */
export function recordFound(
  earlier: Found | undefined,
  row: Row | undefined,
  parts?: Readonly<Record<string, unknown>>,
): Found {
  const known = { ...parts, ...earlier?.parts };
  const withParts = Object.keys(known).length === 0 ? {} : { parts: known };
  if (earlier !== undefined)
    return { ...earlier, attributes: { ...row?.attributes, ...earlier.attributes }, ...withParts };
  return { existed: row !== undefined, attributes: row?.attributes ?? {}, ...withParts };
}

/** What stood in place of the secret is not put back: it would destroy the one that is there. */
export function withoutSecret(found: Found | undefined, secretName: string): Found | undefined {
  if (found === undefined) return undefined;
  const { [secretName]: placeholder, ...attributes } = found.attributes;
  void placeholder;
  return { ...found, attributes };
}

/** A secret that was found on another database is encrypted with that one's key, and worth nothing: none is put back. */
export function withoutCiphertext(outputs: Properties, secret: string | undefined): Properties {
  const found = foundIn(outputs);
  if (found === undefined || secret === undefined) return outputs;
  return { ...outputs, found: { ...found, attributes: { ...found.attributes, [secret]: "" } } };
}

export function foundIn(outputs: Properties | undefined): Found | undefined {
  return outputs?.["found"] as Found | undefined;
}
