import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const iv = Buffer.alloc(16);

/**
 * Passwords as Campaign stores them: AES-256-CBC with a zero vector over the text, two bytes of salt and a check byte,
 * written as `@` and base64. Random salt, so that one secret gives many ciphertexts, as on real servers; how they
 * compute the check byte is not known, and nothing reads it, so it is random too.
 */
export class Cipher {
  readonly #key: Buffer;

  constructor(base64Key: string) {
    this.#key = Buffer.from(base64Key, "base64");
    if (this.#key.length !== 32) throw new Error("the key XtkSecretKey is not 32 bytes long");
  }

  encrypt(text: string, salt: Buffer = randomBytes(3)): string {
    const cipher = createCipheriv("aes-256-cbc", this.#key, iv);
    const bytes = [cipher.update(text, "utf8"), cipher.update(salt), cipher.final()];
    return `@${Buffer.concat(bytes).toString("base64")}`;
  }

  decrypt(ciphertext: string): string {
    if (ciphertext === "") return "";
    if (!isCiphertext(ciphertext)) throw new Error("not a ciphertext: it must be '@' and base64");
    const decipher = createDecipheriv("aes-256-cbc", this.#key, iv);
    const bytes = Buffer.concat([decipher.update(ciphertext.slice(1), "base64"), decipher.final()]);
    return bytes.subarray(0, Math.max(0, bytes.length - 3)).toString("utf8");
  }
}

/** By form only: whether the key fits is not recognisable. */
export function isCiphertext(text: string): boolean {
  if (!/^@[A-Za-z0-9+/]+={0,2}$/.test(text)) return false;
  const bytes = Buffer.from(text.slice(1), "base64").length;
  return bytes > 0 && bytes % 16 === 0;
}

export const newKey = (): string => randomBytes(32).toString("base64");
