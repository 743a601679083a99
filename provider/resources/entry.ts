import type { Properties, ResourceDefinition } from "../lifecycle/definition";
import type { DriftSeverity, FieldTable, OutputTable } from "./field";

/**
 * One resource, as everything that reads the registry sees it. Plain data and small functions: what needs a validation library or a
 * client is loaded by `definition`, when it is called for the first time.
 */
export interface ResourceEntry {
  /** Name of the class. The folder of the resource and the names of its generated files follow from it. */
  readonly name: string;
  /** FROZEN: the type in every user's state. */
  readonly type: string;
  /** FROZEN: the CommonJS source in every user's state by which Pulumi's host finds the code. */
  readonly provider: string;
  /** What it is on the instance, in one word: "account". */
  readonly noun: string;
  /** Every argument. */
  readonly fields: FieldTable;
  /** Every output that is no argument. */
  readonly outputs: OutputTable;
  readonly definition: () => Promise<ResourceDefinition>;
  readonly drift: DriftView;
  readonly policy: PolicyView;
}

/** What drift of a resource means, as far as its table of fields does not say it. */
export interface DriftView {
  /** What people notice when it is gone. */
  readonly gone: string;
  /** What a difference of a field means besides, for instance because another resource of the program wants what was found. */
  readonly addition?: (field: string, found: unknown, others: readonly Wanted[]) => string | undefined;
  /** What differs besides the fields, such as a second account or a right of a group. */
  readonly findings?: (seen: Refreshed) => readonly ExtraFinding[];
}

/** What another resource of the same type wants. */
export interface Wanted {
  readonly resource: string;
  readonly inputs: Properties;
}

/** What a refresh saw of a resource, beside what is wanted. */
export interface Refreshed {
  /** Arguments of the program, or of the state where the program was not run. */
  readonly wanted: Properties;
  /** Arguments as the instance has them. */
  readonly found: Properties;
  readonly outputs: Properties;
  /** Arguments in which the instance differs from the state: somebody changed it. */
  readonly changed: readonly string[];
}

export interface ExtraFinding {
  readonly severity: DriftSeverity;
  readonly kind: "changed" | "notApplied" | "secondAccount";
  readonly field?: string;
  readonly label?: string;
  readonly wanted?: string;
  readonly found?: string;
  readonly meaning: string;
  readonly detail?: string;
}

/** The rules of the policy pack by which a resource is judged, each with the arguments that it looks at. */
export interface PolicyView {
  readonly "production-protected"?: object;
  readonly https?: object;
  readonly "secret-from-configuration"?: { readonly secret: string; readonly from: string };
  readonly "mask-contains-tenant"?: { readonly mask: string; readonly tenant: string };
  /** `address`, for an argument by whose host an instance of Adobe's is known. */
  readonly "hosted-verified"?: { readonly address?: string };
  readonly "powerful-rights"?: { readonly group: string; readonly rights: string };
}

export type PolicyRule = keyof PolicyView;
