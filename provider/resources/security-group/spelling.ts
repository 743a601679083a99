/** A right's name or label without what means nothing in it: case, and how many blanks. */
export function folded(value: string): string {
  return value.normalize("NFC").replace(/\s+/gu, " ").trim().toLowerCase();
}
