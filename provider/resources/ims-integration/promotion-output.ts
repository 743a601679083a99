import * as pulumi from "@pulumi/pulumi";

import type { Bookkeeping } from "../../lifecycle/bookkeeping";
import { environmentOf, type PromotedInstance, type Promotion, readPromotion } from "../../promotion/promotion";
import { type RuledField, ruledFields, ruleOf } from "../../promotion/verdict";
import type { ImsExternalAccountArgs } from "../ims-external-account/args";
import { sameMeaning } from "../ims-external-account/mapping";
import type { ImsExternalAccount } from "../ims-external-account/resource";

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
}

/** What this stack tells the next one. Not known in a preview of the first `up`; absent from a stack whose `up` has never succeeded. */
export function promotionOf(account: ImsExternalAccount, args: ImsExternalAccountArgs): pulumi.Output<Promotion> {
  const { instanceName: name, databaseId, release, build, __state: kept } = account;
  const { mode, promotionExceptions, promotedFrom } = args;
  const values = Object.fromEntries(ruledFields.map((field) => [field, account[field]]));
  const wanted = Object.fromEntries(ruledFields.map((field) => [field, args[field]]));
  const instance = { name, databaseId, release, build };
  const known = pulumi.output({ instance, mode, promotionExceptions, promotedFrom, values, wanted, kept });
  const [project, stack] = [pulumi.getProject(), pulumi.getStack()];
  return (known as unknown as pulumi.Output<Known>).apply((all) => ({ ...promotionIn(all), project, stack }));
}

function promotionIn({ instance, mode = "manage", promotionExceptions, promotedFrom, values, wanted, kept }: Known) {
  const managed = ruledFields.filter((field) => values[field] !== undefined);
  return {
    schemaVersion: 2 as const,
    applied: true as const,
    instance: { ...instance, ...(kept?.url === undefined ? {} : { url: kept.url }) },
    mode,
    drifted: [...new Set([...(kept?.drifted ?? []), ...otherwise(values, wanted)])],
    fields: Object.fromEntries(managed.map((field) => [field, { rule: ruleOf(field), value: values[field] }])),
    exceptions: { ...promotionExceptions },
    earlier: earlierThan(promotedFrom),
  };
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
