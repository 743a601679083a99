/** Longest piece of a server's text that is quoted in an error, in characters. */
const QUOTED = 500;

/** Shorter texts are not searched for: replacing every "a" would garble a message and tell more than it hides. */
const SHORTEST = 4;

/** Removes what must not be shown from texts that a server sent: it may have echoed a part of our request. */
export class Redaction {
  readonly #secrets = new Set<string>();

  add(secret: string): void {
    if (secret.length < SHORTEST) return;
    this.#secrets.add(secret);
    // A session that is renewed for days must not collect tokens for ever.
    if (this.#secrets.size > 100) this.#secrets.delete(this.#secrets.values().next().value!);
  }

  quote(text: string): string {
    // Longest first: a secret may contain another.
    const secrets = [...this.#secrets].sort((a, b) => b.length - a.length);
    const hidden = secrets.reduce((rest, secret) => rest.replaceAll(secret, "[secret]"), text);

    const readable = hidden.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, " ").trim();
    return readable.length > QUOTED ? `${readable.slice(0, QUOTED)}…` : readable;
  }
}
