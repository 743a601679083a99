import { GROUPS, groupVerdicts } from "./groups";
import { environmentOf, type Promotion } from "./promotion";
import { type RuledField, ruledFields, type SameMeaning, verdictOn } from "./verdict";

/** What an exception can be made for, besides a field: a source that had drifted, and an instance of an older release. */
export const DRIFTED = "drifted";
export const RELEASE = "release";

/** The environment that something is promoted to. */
export interface Target {
  /** Name of its stack. */
  readonly stack: string;
  /** Its values by argument; what is not managed, or not known yet, is left alone. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What is knowingly different, and why. */
  readonly exceptions: Readonly<Record<string, string>>;
  /** Fields whose values must not be shown. */
  readonly secrets?: readonly string[];
}

/**
 * Why a promotion must not be: one line each, with the field, both values, both stacks and the way out. Empty when it may be. The
 * values of fields that are `free` are in no line.
 */
export function refusals(from: Promotion, to: Target, isSame: SameMeaning): string[] {
  const fields = ruledFields.filter((field) => !Object.hasOwn(to.exceptions, field));
  return [...unsound(from, to), ...fields.flatMap((field) => onField(field, from, to, isSame)), ...onGroups(from, to)];
}

function onGroups(from: Promotion, to: Target): string[] {
  if (Object.hasOwn(to.exceptions, GROUPS)) return [];
  const shown = (value: unknown) => (to.secrets?.includes(GROUPS) ? "[secret]" : JSON.stringify(value));
  const is = (value: unknown, isWhole: boolean) => (value === undefined ? "missing" : isWhole ? "there" : shown(value));
  return groupVerdicts(from.fields[GROUPS]?.value, to.values[GROUPS])
    .filter(({ verdict }) => verdict === "wrong")
    .map(({ field, values: [before, after] }) => {
      const isWhole = before === undefined || after === undefined;
      return `${field} is ${is(after, isWhole)} on stack ${to.stack}, but ${is(before, isWhole)} on stack ${from.stack}, from which it is promoted, and must be the same everywhere; correct one of them, or say in promotionExceptions.${GROUPS} why they differ`;
    });
}

/** A source that is not what its program says is no proof of anything. */
function unsound({ stack, mode, drifted }: Promotion, to: Target): string[] {
  if (drifted.length === 0 || Object.hasOwn(to.exceptions, DRIFTED)) return [];
  const [names, again] = [
    drifted.join(", "),
    `run \`pulumi up --refresh --run-program\` on stack ${stack} until it finds nothing, and promote then; or say in promotionExceptions.${DRIFTED} why it cannot wait`,
  ];
  return [
    mode === "verify"
      ? `stack ${stack} is in verify failure, so it cannot be promoted to stack ${to.stack}: its instance is not as its program says (${names}). Have its administrator change it, or correct the program; ${again}`
      : `stack ${stack} had drifted when it was last applied (${names}), so it cannot be promoted to stack ${to.stack}: nobody has tried what its program says. Try it there, and ${again}`,
  ];
}

function onField(field: RuledField, from: Promotion, to: Target, isSame: SameMeaning): string[] {
  const value = to.values[field];
  const shown = (text: unknown) => (to.secrets?.includes(field) ? "[secret]" : JSON.stringify(text));
  const own = from.fields[field]?.value;
  const wayOut = `or say in promotionExceptions.${field} why`;
  const others = [environmentOf(from), ...[...from.earlier].reverse()];
  const verdict = verdictOn(field, own, value, isSame);
  if (verdict === "wrong" && !isSame(field, own, value))
    return [
      `${field} is ${shown(value)} on stack ${to.stack}, but ${shown(own)} on stack ${from.stack}, from which it is promoted, and must be the same everywhere; correct one of them, ${wayOut} they differ`,
    ];
  return others
    .filter(({ different }) => verdictOn(field, different[field], value, isSame) === "wrong")
    .map(
      ({ stack, different }) =>
        `${field} is ${shown(value)} on stack ${to.stack}, but that belongs to stack ${stack}, where it is ${shown(different[field])}, and it must be different everywhere; give stack ${to.stack} its own, ${wayOut} they share it`,
    )
    .slice(0, 1);
}
