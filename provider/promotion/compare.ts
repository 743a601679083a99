import { GROUPS, groupVerdicts } from "./groups";
import type { Promotion } from "./promotion";
import { isOlderRelease, type Version } from "./release";
import { type RuledField, ruledFields, ruleOf, type SameMeaning, type Verdict, verdictOn } from "./verdict";

/** One environment, by what its stack passes on or by what its instance has. */
export interface Compared {
  readonly name: string;
  readonly version: Version;
  /** `undefined` where nobody has looked. */
  readonly drifted: readonly string[] | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly exceptions: Readonly<Record<string, string>>;
}

/** One line of the table. `excepted`: wrong, but allowed by an intentional exception. */
export interface Row {
  readonly field: string;
  readonly values: readonly [unknown, unknown];
  readonly verdict: Verdict | "excepted";
  readonly note?: string;
}

/** Compares two environments, the one before and the one after it, field by field. The secret is no part of it. */
export function compareEnvironments(before: Compared, after: Compared, isSame: SameMeaning): Row[] {
  const exceptions = { ...before.exceptions, ...after.exceptions };
  const rows = [
    ...ruledFields.map((field) => fieldRow(field, before, after, isSame)),
    ...groupRows(before, after),
    releaseRow(before, after),
    ...driftRow(before, after),
  ];
  return rows.map((row) =>
    row.verdict === "wrong" && Object.hasOwn(exceptions, exceptionFor(row))
      ? { ...row, verdict: "excepted", note: exceptions[exceptionFor(row)]! }
      : row,
  );
}

/** One exception is for all groups. */
function exceptionFor({ field }: Row): string {
  return field.startsWith(`${GROUPS}.`) ? GROUPS : field;
}

/** What is wrong, line by line; the groups of which nothing is wrong in one line. */
function groupRows({ fields: before, name: first }: Compared, { fields: after, name: second }: Compared): Row[] {
  const lists = [before[GROUPS], after[GROUPS]];
  if (lists.every((list) => list === undefined)) return [];
  const verdicts = groupVerdicts(...(lists as [unknown, unknown]));
  const wrong = verdicts.filter(({ verdict }) => verdict === "wrong");
  const names = verdicts
    .filter(({ field, values: [one], verdict }) => verdict === "same" && field === `${GROUPS}.${String(one)}`)
    .filter(({ field }) => !wrong.some((each) => each.field.startsWith(`${field}.`)))
    .map(({ values: [name] }) => name);
  const summary: Row = lists.includes(undefined)
    ? { field: GROUPS, values: [namesIn(lists[0]), namesIn(lists[1])], verdict: "unknown", note: "not managed on both" }
    : { field: GROUPS, values: [names, names], verdict: "same" };
  return [
    ...(lists.includes(undefined) || names.length > 0 ? [summary] : []),
    ...wrong.map((row) => {
      const missing = row.values.findIndex((value) => value === undefined);
      return { ...row, note: missing < 0 ? "must be same" : `missing on ${missing === 0 ? first : second}` };
    }),
  ];
}

function namesIn(groups: unknown): string[] | undefined {
  return typeof groups === "object" && groups !== null ? Object.keys(groups) : undefined;
}

function fieldRow(field: RuledField, before: Compared, after: Compared, isSame: SameMeaning): Row {
  const values = [before.fields[field], after.fields[field]] as const;
  const verdict = verdictOn(field, ...values, isSame);
  return {
    field,
    values,
    verdict,
    ...(verdict === "wrong" ? { note: `must be ${ruleOf(field)}` } : {}),
    ...(verdict === "unknown" ? { note: "not managed on both" } : {}),
  };
}

function releaseRow(before: Compared, after: Compared): Row {
  const values = [text(before.version), text(after.version)] as const;
  return isOlderRelease(after.version, before.version)
    ? { field: "release", values, verdict: "wrong", note: `${after.name} is older than ${before.name}` }
    : { field: "release", values, verdict: "free" };
}

function driftRow(before: Compared, after: Compared): Row[] {
  if (before.drifted === undefined || after.drifted === undefined) return [];
  const values = [before.drifted, after.drifted] as const;
  const names = [before, after].filter(({ drifted }) => drifted!.length > 0).map(({ name }) => name);
  if (names.length === 0) return [{ field: "drifted", values, verdict: "same" }];
  return [
    {
      field: "drifted",
      values,
      verdict: "wrong",
      note: `run \`pulumi up --refresh --run-program\` on ${names.join(" and on ")}`,
    },
  ];
}

function text({ release, build }: Version): string {
  return `${release} (build ${build})`;
}

/** What a stack passes on, for the comparison. */
export function comparedStack({ stack, instance, drifted, fields, exceptions }: Promotion): Compared {
  const values = Object.entries(fields).map(([name, { value }]): [string, unknown] => [name, value]);
  return { name: stack, version: instance, drifted, fields: Object.fromEntries(values), exceptions };
}
