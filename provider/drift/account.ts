import { hasUnknown } from "../lifecycle/unknowns";
import { fields } from "../resources/field";
import { accountFieldNames, attributeOf, campaignField, sameMeaning } from "../resources/ims-external-account/mapping";
import { type AccountField, imsExternalAccountSchema } from "../resources/ims-external-account/schema";
import { isMasked, type Side, type Step } from "./events";
import { type About, aboutOf, notApplied, secondAccount } from "./finding";
import { type Observed, textOf } from "./observed";
import type { Finding } from "./report-schema";

/** The arguments through which the secret comes; any of them stands for it. */
const secretArguments = ["clientSecret", "clientSecretFrom", "clientSecretVersion"];

/** What differs on an account that is there: its fields, its secret, and a second account beside it. */
export function accountFindings(seen: Observed, refreshed: Step, callbacks: Callbacks): Finding[] {
  const live = refreshed.new!;
  // A plan to replace it compares with another object.
  const plan = ["same", "update"].includes(seen.planned?.op ?? "") ? seen.planned : undefined;
  const about = { ...aboutOf(seen), ...changedBy(live) };
  const differing = accountFieldNames.filter((name) => isDifferent(name, refreshed, plan));
  const found = [
    ...differing.map((name) => fieldFinding(name, about, refreshed, plan, callbacks)),
    ...secretFinding(about, refreshed, plan),
    ...secondAccounts(aboutOf(seen), live),
  ];
  const isOtherwisePlanned = found.length === 0 && (seen.planned?.op ?? "same") !== "same";
  return isOtherwisePlanned ? [notApplied(seen)] : found;
}

const wantedOf = (refreshed: Step, plan: Step | undefined): NonNullable<Side["inputs"]> =>
  (plan?.new ?? refreshed.old)?.inputs ?? {};

function isDifferent(name: AccountField, refreshed: Step, plan: Step | undefined): boolean {
  const wanted = wantedOf(refreshed, plan)[name];
  const found = refreshed.new?.inputs?.[name];
  // Left out, it is not managed; unknown, it is not known to differ.
  if (wanted === undefined || hasUnknown(wanted)) return false;
  if (found === undefined) return true;
  if (isMasked(wanted) || isMasked(found)) return names(refreshed, name) || names(plan, name);
  return !sameMeaning(name, wanted, found);
}

function fieldFinding(
  name: AccountField,
  about: About,
  refreshed: Step,
  plan: Step | undefined,
  callbacks: Callbacks,
): Finding {
  const wanted = wantedOf(refreshed, plan)[name];
  const found = refreshed.new?.inputs?.[name];
  const { label, drift } = campaignField(name);
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
    meaning: meaningOf(name, found, callbacks),
  };
}

/** Callback servers that the program wants, by resource: one of them on another account is another environment's. */
export type Callbacks = ReadonlyMap<string, string>;

function meaningOf(name: AccountField, found: unknown, callbacks: Callbacks): string {
  const { meaning, promotion } = campaignField(name);
  if (name === "enabled" && found === false) return "the account is disabled, and nobody can sign in with an Adobe ID";
  if (name !== "callbackServer" || found === undefined) return meaning;
  const owner = [...callbacks].find(([, callback]) => sameMeaning(name, callback, found))?.[0];
  if (owner !== undefined) return `${meaning}, namely to that of ${owner}`;
  return promotion === "different" ? `${meaning}, as when the callback of another environment was copied` : meaning;
}

/** Told from the names of what differs, since the engine masks the values. */
function secretFinding(about: About, refreshed: Step, plan: Step | undefined): Finding[] {
  const byHand = secretArguments.some((name) => names(refreshed, name));
  if (!byHand && !secretArguments.some((name) => names(plan, name))) return [];
  const { drift, meaning } = fields.get(imsExternalAccountSchema.shape.clientSecret)!.watched!;
  // Where it was weak before, or has become so with this look.
  const isSuspected = [refreshed.old, refreshed.new].some(
    (side) => side?.outputs?.["secretDriftSign"] === "lastModified",
  );
  const secret = { severity: drift, ...about, field: "clientSecret", wanted: "[secret]" } as const;
  if (!byHand)
    return [
      { ...secret, kind: "notApplied", meaning: "the program gives a secret that was not written to the instance" },
    ];
  return [
    {
      ...secret,
      kind: "changed",
      found: isSuspected ? "[maybe changed by hand]" : "[changed by hand]",
      meaning,
      ...(isSuspected
        ? {
            detail:
              "The instance does not let stored secrets be compared; the account was changed, which may or may not be the secret.",
          }
        : {}),
    },
  ];
}

/** `read` tells of them as warnings, since it must not fail for them. */
function secondAccounts(about: About, { outputs }: Side): Finding[] {
  const warnings = outputs?.["warnings"];
  if (!Array.isArray(warnings)) return [];
  return warnings.map((warning) => secondAccount(about, String(warning)));
}

/** Who changed the account last and when, if that was after our own write. */
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
