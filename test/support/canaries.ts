/**
 * Secrets that cannot be mistaken for anything else, and a scanner that finds any piece of one, however it is written.
 *
 * A canary is three random words with, between them, everything that XML, JSON, addresses and shells escape. No way of escaping
 * touches the words themselves, so looking for each of them finds the canary escaped, and also cut in pieces.
 * A password may have letters of any language, the secret of an IMS client only ASCII, a token no blank.
 */
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

export interface Canary {
  /** What it is the secret of. */
  readonly name: string;
  readonly value: string;
}

export function makeCanary(name: string): Canary {
  const word = () => randomBytes(12).toString("hex");
  const others = name.includes("password") ? "é🐤" : "";
  const blank = name.startsWith("token") ? "" : " ";
  return { name, value: `${word()}"\\<&'>${word()}${blank}+/%=${others}~${word()}` };
}

/** What is found of the canaries in a text or file: `password (base64)`, and so on. */
export function findCanaries(canaries: readonly Canary[], content: string | Buffer): string[] {
  const bytes = typeof content === "string" ? Buffer.from(content) : unzipped(content);
  return canaries.flatMap((canary) => {
    const forms = wordsOf(canary).flatMap(formsOf);
    const found = forms.filter(({ bytes: sought }) => bytes.includes(sought)).map(({ form }) => form);
    return [...new Set(found)].map((form) => `${canary.name} (${form})`);
  });
}

/** The same for every file below a folder, links not followed: `state/x.json: password (base64)`. */
export function scanFolder(canaries: readonly Canary[], folder: string, below = ""): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = join(below, entry.name);
    const found = findCanaries(canaries, entry.name);
    if (entry.isFile()) found.push(...findCanaries(canaries, readFileSync(join(folder, path))));
    return [
      ...found.map((each) => `${path}: ${each}`),
      ...(entry.isDirectory() ? scanFolder(canaries, folder, path) : []),
    ];
  });
}

function wordsOf({ value }: Canary): string[] {
  return value.match(/[0-9a-f]{24}/g)!;
}

function formsOf(word: string): { form: string; bytes: Buffer }[] {
  const hex = Buffer.from(word).toString("hex");
  return [
    { form: "clear", bytes: Buffer.from(word) },
    { form: "UTF-16", bytes: Buffer.from(word, "utf16le") },
    { form: "hex", bytes: Buffer.from(hex) },
    { form: "hex", bytes: Buffer.from(hex.toUpperCase()) },
    ...inBase64(word).map((text) => ({ form: "base64", bytes: Buffer.from(text) })),
  ];
}

/**
 * A word looks different at each of three offsets in a base64 stream. Its first and last letters depend on what stands around it,
 * and are left out. What is left of hexadecimal digits has neither of the two letters in which base64 and base64url differ.
 */
function inBase64(word: string): string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.from("\0".repeat(offset) + word).toString("base64");
    return encoded.slice(offset === 0 ? 0 : 4, -4);
  });
}

function unzipped(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch {
    return bytes;
  }
}
