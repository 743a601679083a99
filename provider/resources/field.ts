import { z } from "zod";

/** How a field's values on two environments relate when a change is promoted from one to the next. */
export type PromotionRule = "same" | "different" | "free";

/** What a difference between the program and the instance means: sign-in breaks or goes elsewhere, may be affected, or neither. */
export type DriftSeverity = "critical" | "warning" | "info";

/** What is said once about an argument; types, messages, mapping, reports and documentation come from it. */
export interface FieldMetadata {
  /** For the documentation and the generated types: what it is, in one or two sentences. */
  readonly description: string;
  readonly example?: unknown;
  /** Where the rule comes from. */
  readonly source?: string;
  readonly secret?: boolean;
  /** Not a secret, but not printed when it is refused: somebody may have put a secret there. */
  readonly sensitive?: boolean;
  /** Changing it replaces the resource. */
  readonly replaces?: boolean;
  /** Only looked at before anything is done: changing it alone updates nothing. */
  readonly checkOnly?: boolean;
  /** The keys that an object may have. */
  readonly keys?: readonly string[];
  /** A program gives the arguments of one way, all of them; those of none only with `mode: "verify"`. */
  readonly way?: string;
  /** For the generated types, where the schema does not tell: a type, and the file that a resource imports it from. */
  readonly type?: { readonly name: string; readonly from?: string };
  /** For a field of the account: how it is called in Campaign, and what its differences mean. */
  readonly campaign?: CampaignField;
  /** The same for what is watched without being read: the secret. */
  readonly watched?: DriftMeaning;
}

/** What it means when the instance has another value than the program. */
export interface DriftMeaning {
  readonly drift: DriftSeverity;
  /** What people notice, as a part of a sentence: "people are sent to another host after signing in". */
  readonly meaning: string;
}

export interface CampaignField extends DriftMeaning {
  /** Attribute of `nms:extAccount`. */
  readonly attribute: string;
  /** Label in the console. */
  readonly label: string;
  readonly codec: Codec;
  readonly promotion: PromotionRule;
}

/** Turns a field's value into the attribute's text and back. `normal` is equal for two texts with the same meaning. */
export interface Codec {
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
  readonly normal: (text: string) => string;
}

/** The metadata of each schema that describes an argument. */
export const fields = z.registry<FieldMetadata>();

/** The metadata of every argument of a resource, by its name. */
export function fieldTable(schema: z.ZodObject): Record<string, FieldMetadata> {
  return Object.fromEntries(
    Object.entries(schema.shape).map(([name, field]) => [name, fields.get(field as z.ZodType)!]),
  );
}
