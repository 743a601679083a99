import { oneLine } from "../text/display";
import { escapeAttribute, escapeText } from "./xml/escape";

/** Longest piece of a server's text that is quoted in an error, in characters. */
const QUOTED = 500;

/** Shorter texts are not searched for: replacing every "a" would garble a message and tell more than it hides. */
const SHORTEST = 4;

/** A session that is renewed for days must not collect tokens for ever. */
const MOST = 100;

/** Removes what must not be shown from texts that a server sent: it may have echoed a part of our request. */
export class Redaction {
  /** The one that was used last is last. */
  readonly #secrets = new Set<string>();

  /** Called for each use of a secret, so that those in use are never the oldest. */
  add(secret: string): void {
    if (secret.length < SHORTEST) return;
    this.#secrets.delete(secret);
    this.#secrets.add(secret);
    if (this.#secrets.size > MOST) this.#secrets.delete(this.#secrets.values().next().value!);
  }

  hide(text: string): string {
    // Longest first: a secret may contain another. In one pass, so that nothing is looked for in "[secret]" itself.
    const forms = [...this.#secrets].flatMap(writtenForms).sort((a, b) => b.length - a.length);
    if (forms.length === 0) return text;
    return text.replace(new RegExp(forms.map(asPattern).join("|"), "g"), "[secret]");
  }

  quote(text: string): string {
    const readable = oneLine(this.hide(text));
    return readable.length > QUOTED ? `${readable.slice(0, QUOTED)}…` : readable;
  }
}

/** As it is, and as it looks where a server echoes our XML, an address, or quotes it in JSON. */
function writtenForms(secret: string): string[] {
  if (/^[\w-]+$/.test(secret)) return [secret];
  try {
    const inXml = [escapeText("secret", secret), escapeAttribute("secret", secret)];
    const forms = [...inXml, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
    return [...new Set([secret, ...forms])];
  } catch {
    // It cannot be written in XML, so it was never sent.
    return [secret];
  }
}

function asPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
