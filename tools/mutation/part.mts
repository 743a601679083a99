/** A part of the files, spread over all folders: `3/8` is an eighth of them. */
import { createHash } from "node:crypto";

const form = /^(?<part>[1-9]\d*)\/(?<parts>[1-9]\d*)$/;

export const isPart = (text: string): boolean => form.test(text);

/** By the digest of its path: a file stays in its part when others come and go. */
export function filesOfPart(files: readonly string[], text: string): string[] {
  const { part, parts } = form.exec(text)!.groups!;
  const chosen = (file: string) => createHash("sha256").update(file).digest().readUInt32BE() % Number(parts);
  return files.filter((file) => chosen(file) === Number(part) - 1);
}
