import { Hiding } from "../hiding/hiding";
import { oneLine } from "../text/display";

/** Longest piece of a server's text that is quoted in an error, in characters. */
const QUOTED = 500;

/** A session that is renewed for days must not collect tokens for ever. */
const MOST_TOKENS = 100;

/** Removes what must not be shown from texts that a server sent: it may have echoed a part of our request. */
export class Redaction {
  readonly #secrets = new Set<string>();
  /** The one that was used last is last. */
  readonly #tokens = new Set<string>();
  #hiding = new Hiding();

  /** A secret that we were given. It is never forgotten. */
  add(secret: string): void {
    if (this.#secrets.has(secret)) return;
    this.#secrets.add(secret);
    this.#hiding.add(secret);
  }

  /** A token of a session, at each use of it, so that those in use are never the oldest. The oldest are forgotten. */
  addToken(token: string): void {
    if (!this.#tokens.delete(token)) this.#hiding.add(token);
    this.#tokens.add(token);
    if (this.#tokens.size > MOST_TOKENS) this.#forgetOldest();
  }

  /** Half of them at once, since everything has to be learnt anew. */
  #forgetOldest(): void {
    for (const token of [...this.#tokens].slice(0, MOST_TOKENS / 2)) this.#tokens.delete(token);
    this.#hiding = new Hiding();
    for (const secret of [...this.#secrets, ...this.#tokens]) this.#hiding.add(secret);
  }

  hide(text: string): string {
    return this.#hiding.hide(text);
  }

  quote(text: string): string {
    const readable = oneLine(this.hide(text));
    return readable.length > QUOTED ? `${readable.slice(0, QUOTED)}…` : readable;
  }
}
