import * as pulumi from "@pulumi/pulumi";

import type { Bookkeeping } from "../../lifecycle/bookkeeping";
import { GROUPS, type PromotedGroups } from "../../promotion/groups";
import { environmentOf, type PromotedInstance, type Promotion, readPromotion } from "../../promotion/promotion";
import { type RuledField, ruledFields, ruleOf } from "../../promotion/verdict";
import type { ImsExternalAccountArgs } from "../ims-external-account/args";
import { sameMeaning } from "../ims-external-account/mapping";
import type { ImsExternalAccount } from "../ims-external-account/resource";
import type { SecurityGroup } from "../security-group/resource";
import type { IntegratedGroup } from "./component";

type Values = Readonly<Record<string, unknown>>;

/** All that has to be known. */
interface Known {
  readonly instance: Omit<PromotedInstance, "url">;
  readonly mode: Promotion["mode"] | undefined;
  readonly promotionExceptions: Promotion["exceptions"] | undefined;
  readonly promotedFrom: unknown;
  /** What the state has, and what the program says. */
  readonly values: Values;
  readonly wanted: Values;
  readonly kept: Bookkeeping | undefined;
  /** Absent where the program has no list of groups. */
  readonly groups: readonly KnownGroup[] | undefined;
}

/** A group as the program gives it, and what its resource says. */
export interface MadeGroup {
  readonly given: IntegratedGroup;
  readonly group: SecurityGroup;
}

interface KnownGroup {
  readonly given: { readonly groupName: string; readonly label?: unknown; readonly rights?: unknown };
  readonly label: unknown;
  readonly rightNames: unknown;
  readonly kept: Bookkeeping | undefined;
}

/** What this stack tells the next one. Not known in a preview of the first `up`; absent from a stack whose `up` has never succeeded. */
export function promotionOf(
  account: ImsExternalAccount,
  args: ImsExternalAccountArgs,
  made: readonly MadeGroup[] | undefined,
): pulumi.Output<Promotion> {
  const { instanceName: name, databaseId, release, build, __state: kept } = account;
  const { mode, promotionExceptions, promotedFrom } = args;
  const values = Object.fromEntries(ruledFields.map((field) => [field, account[field]]));
  const wanted = Object.fromEntries(ruledFields.map((field) => [field, args[field]]));
  const instance = { name, databaseId, release, build };
  const groups = made?.map(({ given: { groupName, label, rights }, group }) => ({
    given: { groupName, label, rights },
    ...{ label: group.label, rightNames: group.rightNames, kept: group.__state },
  }));
  const known = pulumi.output({ instance, mode, promotionExceptions, promotedFrom, values, wanted, kept, groups });
  const [project, stack] = [pulumi.getProject(), pulumi.getStack()];
  return (known as unknown as pulumi.Output<Known>).apply((all) => ({ ...promotionIn(all), project, stack }));
}

function promotionIn({ instance, mode = "manage", promotionExceptions, promotedFrom, values, wanted, ...rest }: Known) {
  const { kept, groups } = rest;
  const managed = ruledFields.filter((field) => values[field] !== undefined);
  return {
    schemaVersion: 2 as const,
    applied: true as const,
    instance: { ...instance, ...(kept?.url === undefined ? {} : { url: kept.url }) },
    mode,
    drifted: [...new Set([...(kept?.drifted ?? []), ...otherwise(values, wanted), ...driftedGroups(groups)])],
    fields: fieldsOf(values, managed, groups),
    exceptions: { ...promotionExceptions },
    earlier: earlierThan(promotedFrom),
  };
}

function fieldsOf(values: Values, managed: readonly RuledField[], groups: Known["groups"]): Promotion["fields"] {
  const ofAccount = managed.map((field) => [field, { rule: ruleOf(field), value: values[field] }] as const);
  const ofGroups = groups === undefined ? [] : [[GROUPS, { rule: "same" as const, value: valuesOf(groups) }] as const];
  return Object.fromEntries([...ofAccount, ...ofGroups]);
}

/** What is managed of each group, by its name. */
export function groupsBy(groups: readonly IntegratedGroup[]): Record<string, object> {
  return Object.fromEntries(groups.map(({ groupName, label, rights }) => [groupName, { label, rights }]));
}

function valuesOf(groups: readonly KnownGroup[]): PromotedGroups {
  const managed = groups.map(({ given: { groupName, ...given }, label, rightNames }) => {
    const values = { ...given, ...(given.label === undefined ? {} : { label }), rightNames };
    return [groupName, Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))];
  });
  return Object.fromEntries(managed) as PromotedGroups;
}

function driftedGroups(groups: readonly KnownGroup[] = []): string[] {
  const isDrifted = ({ kept, given, label }: KnownGroup) =>
    (kept?.drifted ?? []).length > 0 || (given.label !== undefined && given.label !== label);
  return groups.some(isDrifted) ? [GROUPS] : [];
}

/** A spelling that means the same causes no update, so the state keeps the older one. */
function meansTheSame(field: RuledField, a: unknown, b: unknown): boolean {
  return a === undefined ? b === undefined : sameMeaning(field, a, b);
}

/** After a refresh, the state has what the instance has; until it is repaired, that is not what the program says. */
function otherwise(values: Values, wanted: Values): string[] {
  return ruledFields.filter(
    (field) => wanted[field] !== undefined && !meansTheSame(field, values[field], wanted[field]),
  );
}

function earlierThan(promotedFrom: unknown): Promotion["earlier"] {
  const read = readPromotion(promotedFrom);
  return "problem" in read ? [] : [...read.promotion.earlier, environmentOf(read.promotion)];
}
