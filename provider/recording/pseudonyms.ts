import { createHmac, randomBytes } from "node:crypto";

import { Hiding } from "../hiding/hiding";
import { KnownTexts } from "./known-texts";
import { isKnownWord } from "./vocabulary";

/** Kinds whose values are looked for everywhere else, too: a fault may quote them. */
const identifying = [
  "operator",
  "person",
  "host",
  "ip",
  "instance",
  "database",
  "organization",
  "client",
  "tenant",
] as const;
const secrets = ["secret", "token", "ciphertext"] as const;
const others = ["namespace", "package", "word", "value", "path", "job"] as const;

export type Kind = (typeof identifying)[number] | (typeof others)[number];
export type SecretKind = (typeof secrets)[number];

const kinds = [...identifying, ...secrets, ...others].join("|");

/** What a replaced value looks like. The z keeps it apart from names that a data centre gives out. */
export const pseudonymSource = `@?(?:${kinds})-z[0-9a-f]{8}(?:@example\\.com|\\.example)?|ORGANIZATION[0-9A-F]{12}@AdobeOrg`;
const onlyPseudonym = new RegExp(`^(?:${pseudonymSource})$`);

export function isPseudonym(text: string): boolean {
  return onlyPseudonym.test(text);
}

/** Shorter texts are not looked for: replacing every "test" would garble more than it hides. */
const SHORTEST = 5;

/** A shorter secret may stand in a number or a name by chance, and would empty the recording. */
const SHORTEST_SURE_SECRET = 8;

/**
 * Gives the same value the same pseudonym as long as it lives, so that joins stay visible. The key is drawn at random and
 * written nowhere: nobody can try out values against a recording.
 */
export class Pseudonyms {
  readonly #key = randomBytes(32);
  readonly #given = new Map<string, string>();
  /** Values to look for in free text, with their pseudonyms. A secret wins over any other value that is written alike. */
  readonly #known = new KnownTexts();
  /** The secrets, in every form. */
  readonly #hiding = new Hiding();

  /** `kept`: values that the user wants to stay as they are. Secrets never do. */
  constructor(private readonly kept: ReadonlySet<string> = new Set()) {}

  of(kind: Kind, value: string): string {
    if (value === "" || isPseudonym(value) || this.kept.has(value)) return value;
    const given = this.#given.get(value);
    if (given !== undefined) return given;
    const pseudonym = shaped(kind, this.digest(value), value);
    this.#given.set(value, pseudonym);
    if ((identifying as readonly string[]).includes(kind) && isSearchable(value)) this.#known.add(value, pseudonym);
    return pseudonym;
  }

  /** Kept apart from the other values: nobody sees that a password is the login. */
  secret(value: string, kind: SecretKind = "secret"): string {
    // A pseudonym comes back as one when a recording is replayed or redacted once more.
    if (value === "" || isPseudonym(value)) return value;
    // Stored passwords start with an at sign: whether one does is a fact worth keeping.
    const encrypted = /^@[A-Za-z0-9+/]{8,}=*$/.test(value) && kind !== "token";
    const pseudonym = encrypted
      ? `@ciphertext-z${this.digest(`secret\0${value}`)}`
      : `${kind}-z${this.digest(`secret\0${value}`)}`;
    if (isSearchable(value)) this.#remember(value, pseudonym);
    return pseudonym;
  }

  digest(value: string | Buffer): string {
    const [first, ...others] = createHmac("sha256", this.#key).update(value).digest("hex").slice(0, 8);
    // A digit behind the z, so that no pseudonym spells the short name that it replaces ("zeb").
    return [first!.replace(/[a-f]/, (letter) => `${letter.charCodeAt(0) % 10}`), ...others].join("");
  }

  /** Replaces, in a text, whatever was replaced elsewhere: as a whole word, in any capitalisation. */
  hideKnown(text: string): string {
    return this.#known.replace(text, (found) => this.of("word", found));
  }

  /** Whether one of the secrets is in a text, in any way of writing it. */
  showsSecret(text: string): boolean {
    return this.#hiding.shows(text);
  }

  #remember(secret: string, pseudonym: string): void {
    const isNew = this.#known.add(secret, pseudonym, { wins: true });
    if (isNew && secret.length >= SHORTEST_SURE_SECRET) this.#hiding.add(secret);
  }
}

function shaped(kind: Kind, digest: string, value: string): string {
  // The form stays: whether an ID has it is a fact.
  if (kind === "organization" && /^[A-Za-z0-9]{24}@AdobeOrg$/.test(value))
    return `ORGANIZATION${`${digest}${digest}`.slice(0, 12).toUpperCase()}@AdobeOrg`;
  if (kind === "host") return `host-z${digest}.example`;
  if (kind === "person" && value.includes("@")) return `${kind}-z${digest}@example.com`;
  return `${kind}-z${digest}`;
}

function isSearchable(value: string): boolean {
  return value.length >= SHORTEST && !isKnownWord(value);
}
