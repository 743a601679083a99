import type { PromotionRule } from "../resources/field";

/**
 * What one environment tells the next: the output `promotion` of `ImsIntegration`, which a program exports and the next stack takes
 * as `promotedFrom`. Its form is kept: a change gets another `schemaVersion`. It never holds the secret, nor anything made from it.
 */
export interface Promotion {
  readonly schemaVersion: 2;
  /** False stands for a stack without this output. */
  readonly applied: true;
  readonly project: string;
  readonly stack: string;
  readonly instance: PromotedInstance;
  readonly mode: "manage" | "verify";
  /**
   * Names of the fields that were not as the program says when the stack was last applied or refreshed, `clientSecret` among them.
   * With `mode: "verify"`: what the verification found.
   */
  readonly drifted: readonly string[];
  /**
   * The fields that the program manages, by argument. `securityGroups` holds the groups of the integration by internal name, each with
   * the label and rights that are managed.
   */
  readonly fields: Readonly<Record<string, PromotedField>>;
  /** What is knowingly different from the environment before, and why. */
  readonly exceptions: Readonly<Record<string, string>>;
  /** The environments before this one, the first of the chain first. */
  readonly earlier: readonly Environment[];
}

export interface PromotedInstance {
  readonly name: string;
  readonly databaseId: string;
  /** Absent until a state of an older release of this package is refreshed or updated. */
  readonly url?: string | undefined;
  readonly release: string;
  readonly build: string;
}

export interface PromotedField {
  readonly rule: PromotionRule;
  readonly value: unknown;
}

/** What a later environment must not share with an earlier one. */
export interface Environment {
  readonly project: string;
  readonly stack: string;
  /** Values of the fields that are different everywhere. */
  readonly different: Readonly<Record<string, unknown>>;
}

/** `promotedFrom` when the stack before has no such output. A missing value would be no argument at all. */
export const neverApplied = { schemaVersion: 2, applied: false } as const;

/** A promotion as one entry of the chain. */
export function environmentOf({ project, stack, fields }: Promotion): Environment {
  const different = Object.entries(fields).filter(([, { rule }]) => rule === "different");
  return { project, stack, different: Object.fromEntries(different.map(([name, { value }]) => [name, value])) };
}

/** Takes what a stack exports for a promotion; or says what is wrong with it, and what to do. */
export function readPromotion(value: unknown): { promotion: Promotion } | { problem: string } {
  if (!isObject(value) || !("schemaVersion" in value)) return { problem: `it is not a promotion; give ${whereFrom}` };
  const { schemaVersion: version, applied } = value;
  if (version === 1)
    return {
      problem:
        "it was exported by an older release of pulumi-adobe-campaign; run `pulumi up` with this release on the stack that it comes from",
    };
  if (version !== 2)
    return {
      problem: `its schemaVersion is ${JSON.stringify(version)}, which a newer release of pulumi-adobe-campaign exported; update the package here`,
    };
  if (applied === false)
    return {
      problem:
        "the stack that it comes from was never applied, or does not export its promotion; run `pulumi up` there, with `export const promotion = ims.promotion`, and leave promotedFrom out where nothing comes before",
    };
  return isComplete(value)
    ? { promotion: value as unknown as Promotion }
    : { problem: `it is incomplete; give ${whereFrom}, as it is` };
}

const whereFrom =
  'the output of the stack before: new pulumi.StackReference("organization/project/dev").getOutput("promotion")';

function isComplete({ applied, project, stack, instance, mode, drifted, ...rest }: Record<string, unknown>): boolean {
  const { fields, exceptions, earlier } = rest;
  return (
    applied === true &&
    typeof project === "string" &&
    typeof stack === "string" &&
    isObject(instance) &&
    ["name", "databaseId", "release", "build"].every((name) => typeof instance[name] === "string") &&
    (mode === "manage" || mode === "verify") &&
    isListOf(drifted, (name) => typeof name === "string") &&
    isObject(fields) &&
    Object.values(fields).every((field) => isObject(field) && "value" in field) &&
    isObject(exceptions) &&
    isListOf(earlier, (each) => isObject(each) && typeof each["stack"] === "string" && isObject(each["different"]))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, holds: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(holds);
}
