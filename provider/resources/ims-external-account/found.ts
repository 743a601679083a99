import type { ExternalAccount } from "../../campaign/external-accounts";
import type { Properties } from "../../lifecycle/definition";
import { type AttributeNames, secretAttribute } from "./mapping";

/** The account as it was before this program first wrote to it: what `onDelete: "restore"` puts back. A secret output. */
export interface Found {
  /** Whether there was an account at all; if not, restoring deletes the one that was created. */
  readonly existed: boolean;
  /** Attributes by name, the secret's ciphertext among them. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Extends what earlier runs recorded by attributes that are managed from now on. */
export function recordFound(earlier: Found | undefined, account: ExternalAccount | undefined): Found {
  if (earlier !== undefined) return { ...earlier, attributes: { ...account?.attributes, ...earlier.attributes } };
  return { existed: account !== undefined, attributes: account?.attributes ?? {} };
}

/** What stood in place of the secret is not put back: it would destroy the one that is there. */
export function withoutSecret(found: Found | undefined, secretName: string): Found | undefined {
  if (found === undefined) return undefined;
  const { [secretName]: placeholder, ...attributes } = found.attributes;
  void placeholder;
  return { ...found, attributes };
}

/** A secret that was found on another database is encrypted with that one's key, and worth nothing: none is put back. */
export function withoutCiphertext(outputs: Properties): Properties {
  const found = foundIn(outputs);
  if (found === undefined) return outputs;
  const secret = secretAttribute(outputs["attributes"] as AttributeNames);
  return { ...outputs, found: { ...found, attributes: { ...found.attributes, [secret]: "" } } };
}

export function foundIn(outputs: Properties | undefined): Found | undefined {
  return outputs?.["found"] as Found | undefined;
}
