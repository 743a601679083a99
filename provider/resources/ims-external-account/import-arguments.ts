import type { ExternalAccount } from "../../campaign/external-accounts";
import { checkInputs } from "../../lifecycle/check";
import type { Properties, ResourceDefinition } from "../../lifecycle/definition";
import { addressCodec } from "../codecs";
import type { AccountField } from "./fields";
import { imsExternalAccountDefinition } from "./definition";
import { attributeOf, campaignField } from "./mapping";
import { imsExternalAccountSchema } from "./schema";
import { excerpt } from "../../text/display";

/** Why a field is not among the arguments. */
export interface Remark {
  readonly field: AccountField;
  /** One line that begins with the field's name. */
  readonly text: string;
  /** The same without the name and the value: "it contains a blank; …". */
  readonly problem: string;
}

export interface Arguments {
  /** For the program, as the account has them: no defaults, no secret. */
  readonly args: Properties;
  /** What a program could not say: one line for each field that is needed. */
  readonly missing: readonly Remark[];
  /** Fields that are left out of the program, and why. */
  readonly leftOut: readonly Remark[];
}

/** Whether a program must give it; asked of the same rules that `check` has. */
export function isNeeded(field: AccountField): boolean {
  return !imsExternalAccountSchema.shape[field].safeParse(undefined).success;
}

/** An account, and the fields that accounts of its instance have. */
interface Surveyed {
  readonly account: ExternalAccount | undefined;
  readonly fields: readonly AccountField[];
}

/** Writes the account as arguments, each judged by the rules that `check` has for it. */
export function argumentsOf({ account, fields }: Surveyed): Arguments {
  const args: Properties = {};
  const missing: Remark[] = [];
  const leftOut: Remark[] = [];
  for (const field of fields) {
    const text = account?.attributes[attributeOf(field, undefined)] ?? "";
    const needed = isNeeded(field);
    if (text === "" && !needed && field !== "enabled") continue;
    const candidates = valuesFor(field, text);
    const value = candidates.find((candidate) => problemsOf(field, candidate).length === 0);
    if (value !== undefined) args[field] = value;
    else (needed ? missing : leftOut).push(describe(field, text, problemsOf(field, candidates[0])));
  }
  return { args, missing, leftOut };
}

/** Every argument with its default, as `check` hands them to the engine. */
export function checked(definition: object, args: Properties): Properties {
  const { inputs, failures } = checkInputs(definition as ResourceDefinition, args);
  if (failures.length > 0) throw new Error(failures.map(({ property, reason }) => `${property}: ${reason}`).join("; "));
  return inputs;
}

/** As it is stored; an address also in the spelling that programs must use, which means the same. */
function valuesFor(field: AccountField, text: string): unknown[] {
  const { codec } = campaignField(field);
  return [codec.decode(text), ...(codec === addressCodec && text !== "" ? [`https://${codec.normal(text)}`] : [])];
}

function problemsOf(field: AccountField, value: unknown): string[] {
  const { failures } = checkInputs(imsExternalAccountDefinition, { [field]: value });
  return failures.filter(({ property }) => property === field).map(({ reason }) => reason);
}

function describe(field: AccountField, text: string, problems: readonly string[]): Remark {
  const { label, attribute } = campaignField(field);
  const problem = problems.join("; ");
  const name = `${field} ("${label}" in the console, @${attribute})`;
  // The rule for an empty value says itself that it is empty.
  const said = text === "" ? problem.replace(/^it /, "") : `is ${excerpt(text)}: ${problem}`;
  return { field, text: `${name} ${said}`, problem };
}
