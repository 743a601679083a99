/**
 * Everything that is said of an argument, once: plain data, so that reports, promotions and commands need no validation library. The
 * schema beside it has only the rules, and cannot miss a field. Types, messages, mapping, reports and documentation come from here.
 */

/** How a field's values on two environments relate when a change is promoted from one to the next. */
export type PromotionRule = "same" | "different" | "free";

/** What a difference between the program and the instance means: sign-in breaks or goes elsewhere, may be affected, or neither. */
export type DriftSeverity = "critical" | "warning" | "info";

export interface Field {
  /** For the documentation and the generated types: what it is, in one or two sentences. */
  readonly description: string;
  readonly example?: unknown;
  /** Where the rule comes from. */
  readonly source?: string;
  /** Never shown, and always a Pulumi secret. */
  readonly secret?: boolean;
  /** Not a secret, but not printed when it is refused: somebody may have put a secret there. */
  readonly sensitive?: boolean;
  /** Changing it replaces the resource. */
  readonly replaces?: boolean;
  /** Only looked at before anything is done: changing it alone updates nothing. */
  readonly checkOnly?: boolean;
  /** The keys that an object may have: the names of the account's fields, and these. */
  readonly keysBesidesFields?: readonly string[];
  /** A program gives the arguments of one way, all of them; those of none only with `mode: "verify"`. */
  readonly way?: string;
  /** If omitted, it is found; the output of the same name holds what was found. */
  readonly discovered?: boolean;
  /** For the output of the same name, where it is something else than the argument. */
  readonly output?: string;
  /** For the generated types, where the schema does not tell: a type, and the file that a resource imports it from. */
  readonly type?: { readonly name: string; readonly from?: string };
  /** For an argument that is not a field of the row, and takes part in a promotion. */
  readonly promotion?: PromotionRule;
  /** For a field of the row: where it is in Campaign, and what its differences mean. */
  readonly campaign?: CampaignField;
  /** For the secret of the row, which is watched without being read. */
  readonly watched?: WatchedSecret;
}

/** The fields of a resource: every argument, by its name. */
export type FieldTable = Readonly<Record<string, Field>>;

/** What it means when the instance has another value than the program. */
export interface DriftMeaning {
  readonly drift: DriftSeverity;
  /** What people notice, as a part of a sentence: "people are sent to another host after signing in". */
  readonly meaning: string;
  /** The same for a single value, where it means something of its own: the value as JSON, and its meaning. */
  readonly meanings?: Readonly<Record<string, string>>;
}

export interface CampaignField extends DriftMeaning {
  /** Attribute of the row, such as `label`; or an element of it, in angle brackets: `<desc>`. */
  readonly attribute: string;
  /** Label in the console. */
  readonly label: string;
  readonly codec: Codec;
  readonly promotion: PromotionRule;
}

export interface WatchedSecret extends DriftMeaning {
  /** Attribute of the row that holds the ciphertext. */
  readonly attribute: string;
  /** Arguments that give the secret without its value: where it is, and which version of it. */
  readonly from: string;
  readonly version: string;
}

/** Turns a field's value into the attribute's text and back. `normal` is equal for two texts with the same meaning. */
export interface Codec {
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
  readonly normal: (text: string) => string;
}

/** An output that is no argument: its TypeScript type, and what it is. */
export interface Output {
  readonly type: string;
  readonly description: string;
  readonly secret?: boolean;
}

export type OutputTable = Readonly<Record<string, Output>>;

/** The arguments that are outputs whether the program gives them or not: what is read from the instance. */
export function isOutput({ campaign, secret, discovered }: Field): boolean {
  return campaign !== undefined || secret === true || discovered === true;
}
