import { hasUnknown } from "../lifecycle/unknowns";
import type { Refreshed, Wanted } from "../resources/entry";
import { type RowMapping, rowMapping } from "../resources/row/mapping";
import { isMasked, type Side, type Step } from "./events";
import { type About, aboutOf, notApplied } from "./finding";
import { type Observed, textOf } from "./observed";
import type { Finding } from "./report-schema";

/** What differs on an object that is there: its fields, its secret, and what its resource knows besides. */
export function differences(seen: Observed, refreshed: Step, others: readonly Wanted[]): Finding[] {
  const live = refreshed.new!;
  const { fields, drift } = seen.entry;
  const mapping = rowMapping(fields);
  // A plan to replace it compares with another object.
  const plan = ["same", "update"].includes(seen.planned?.op ?? "") ? seen.planned : undefined;
  const about = { ...aboutOf(seen), ...changedBy(live) };
  const differing = mapping.names.filter((name) => isDifferent(mapping, name, refreshed, plan));
  const found: Finding[] = [
    ...differing.map((name) => {
      const value = live.inputs?.[name];
      const addition = drift.addition?.(name, value, others) ?? "";
      return fieldFinding(mapping, name, about, refreshed, plan, addition);
    }),
    ...secretFinding(mapping, seen.entry.noun, about, refreshed, plan),
    ...(drift.findings?.(seenBy(refreshed, plan)) ?? []).map((finding) => ({ ...aboutOf(seen), ...finding })),
  ];
  const isOtherwisePlanned = found.length === 0 && (seen.planned?.op ?? "same") !== "same";
  return isOtherwisePlanned ? [notApplied(seen)] : found;
}

const wantedOf = (refreshed: Step, plan: Step | undefined): NonNullable<Side["inputs"]> =>
  (plan?.new ?? refreshed.old)?.inputs ?? {};

function seenBy(refreshed: Step, plan: Step | undefined): Refreshed {
  const { inputs: found = {}, outputs = {} } = refreshed.new!;
  return { wanted: wantedOf(refreshed, plan), found, outputs, changed: refreshed.diffs ?? [] };
}

function isDifferent({ sameMeaning }: RowMapping, name: string, refreshed: Step, plan: Step | undefined): boolean {
  const wanted = wantedOf(refreshed, plan)[name];
  const found = refreshed.new?.inputs?.[name];
  // Left out, it is not managed; unknown, it is not known to differ.
  if (wanted === undefined || hasUnknown(wanted)) return false;
  if (found === undefined) return true;
  if (isMasked(wanted) || isMasked(found)) return names(refreshed, name) || names(plan, name);
  return !sameMeaning(name, wanted, found);
}

function fieldFinding(
  { fieldOf, attributeOf }: RowMapping,
  name: string,
  about: About,
  refreshed: Step,
  plan: Step | undefined,
  addition: string,
): Finding {
  const wanted = wantedOf(refreshed, plan)[name];
  const found = refreshed.new?.inputs?.[name];
  const { label, drift, meaning, meanings } = fieldOf(name);
  const mapped = (refreshed.new?.inputs?.["attributes"] ?? undefined) as Record<string, string> | undefined;
  return {
    severity: drift,
    // What is new against the state was changed on the instance; the rest, in the program.
    kind: names(refreshed, name) ? "changed" : "notApplied",
    ...about,
    field: name,
    label,
    attribute: attributeOf(name, mapped),
    wanted: shown(wanted),
    ...(found === undefined ? {} : { found: shown(found) }),
    meaning: (meanings?.[JSON.stringify(found)] ?? meaning) + addition,
  };
}

/** Told from the names of what differs, since the engine masks the values. */
function secretFinding(
  { secret }: RowMapping,
  noun: string,
  about: About,
  refreshed: Step,
  plan: Step | undefined,
): Finding[] {
  if (secret === undefined) return [];
  // Any of the arguments through which it comes stands for it.
  const secretArguments = [secret.argument, secret.from, secret.version];
  const byHand = secretArguments.some((name) => names(refreshed, name));
  if (!byHand && !secretArguments.some((name) => names(plan, name))) return [];
  // Where it was weak before, or has become so with this look.
  const isSuspected = [refreshed.old, refreshed.new].some(
    (side) => side?.outputs?.["secretDriftSign"] === "lastModified",
  );
  const finding = { severity: secret.drift, ...about, field: secret.argument, wanted: "[secret]" } as const;
  if (!byHand)
    return [
      { ...finding, kind: "notApplied", meaning: "the program gives a secret that was not written to the instance" },
    ];
  return [
    {
      ...finding,
      kind: "changed",
      found: isSuspected ? "[maybe changed by hand]" : "[changed by hand]",
      meaning: secret.meaning,
      ...(isSuspected
        ? {
            detail: `The instance does not let stored secrets be compared; the ${noun} was changed, which may or may not be the secret.`,
          }
        : {}),
    },
  ];
}

/** Who changed the object last and when, if that was after our own write. */
function changedBy({ outputs = {} }: Side): Pick<Finding, "by" | "at"> {
  const { modifiedBy, lastModified, writtenAt } = outputs;
  const [by, at] = [textOf(modifiedBy), textOf(lastModified)];
  if (at === undefined || at === writtenAt) return {};
  return { ...(by === undefined ? {} : { by }), at };
}

function names(step: Step | undefined, name: string): boolean {
  return step?.diffs?.includes(name) ?? false;
}

function shown(value: unknown): string | boolean | string[] {
  if (isMasked(value)) return "[secret]";
  if (typeof value === "boolean") return value;
  return Array.isArray(value) ? value.map(String) : String(value);
}
