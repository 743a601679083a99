import type { CampaignInstance } from "../../campaign/instance";
import type { Directions, NamedRight, RightLink } from "../../campaign/named-rights";
import type { Row } from "../../campaign/rows";
import { ReadBackError } from "../../errors/read-back-error";
import { RightsUnreadableError } from "../../errors/rights-unreadable-error";
import { UnknownRightError } from "../../errors/unknown-right-error";
import { isNeverSent } from "../never-sent";
import type { RowContext, RowPart } from "../row/kind";
import { byName, described, resolveRights, rightsMeant } from "./match-rights";
import type { SecurityGroupInputs } from "./schema";

export type GroupContext = RowContext<SecurityGroupInputs>;
export type Rights = readonly NamedRight[];

/** The named rights of a group: rows of a relation, written one by one, and only those that differ. */
export const groupRights: RowPart<SecurityGroupInputs, Rights> = {
  name: "rights",
  isManaged: ({ rights }) => rights !== undefined,
  nothing: [],

  observe: (context, row) => held(context, row),
  read: async (context, row) => (await context.instance.namedRights.read(row.id, await linkOf(context))).sort(byName),

  async differences(context, seen) {
    const wanted = await wantedBy(context);
    // Told before the first write, also of a group that is not there yet.
    await linkOf(context);
    return [
      ...without(wanted, seen).map((right) => `the right ${described(right)} is missing`),
      ...without(seen, wanted).map((right) => `it has the right ${described(right)}`),
    ];
  },

  async write(context, row, seen) {
    const wanted = await wantedBy(context);
    const changes = await bring(context, row, seen, wanted);
    const after = await held(context, row);
    const wrong = wrongIn(after, wanted);
    if (wrong.length > 0) throw new ReadBackError(context.instance.url, row.name, wrong, undefined, "group");
    return { seen: after, changes };
  },

  async restore(context, row, found) {
    await bring(context, row, await held(context, row), found);
    const wrong = wrongIn(await held(context, row), found);
    if (wrong.length > 0) throw new ReadBackError(context.instance.url, row.name, wrong, undefined, "group");
  },

  changes: (_context, seen, outputs, goal) => {
    const before = outputs["rightNames"];
    if (!Array.isArray(before)) return [];
    const now = seen.map(({ name }) => name);
    const isToBe = (name: unknown) => goal?.some((right) => right.name === name);
    const [lost, gained] = [
      before.filter((name: string) => !now.includes(name)),
      now.filter((name) => !before.includes(name)),
    ];
    return [
      ...lost.filter((name) => isToBe(name) !== false).map((name) => `the right ${name} was taken away`),
      ...gained.filter((name) => isToBe(name) !== true).map((name) => `the right ${name} was given`),
    ];
  },

  outputs: (seen) => ({ rightNames: seen.map(({ name }) => name) }),

  /** In the program's spelling and order; then what it does not name, by internal name. */
  argument: ({ rights = [] }, seen) => {
    const meant = rights.map((text) => ({ text, right: rightsMeant(text, seen)[0] }));
    const named = meant.flatMap(({ right }) => right?.id ?? []);
    return [
      ...meant.filter(({ right }) => right !== undefined).map(({ text }) => text),
      ...seen.filter(({ id }) => !named.includes(id)).map(({ name }) => name),
    ];
  },
};

export async function held(context: GroupContext, row: Row): Promise<Rights> {
  const rights = await context.instance.namedRights.of(row.id, await linkOf(context));
  return rights.sort(byName);
}

/** @throws UnknownRightError (ACC4016) */
export async function wantedBy({ instance, inputs }: GroupContext): Promise<Rights> {
  const { found, problems } = resolveRights(inputs.rights ?? [], await instance.namedRights.list());
  if (problems.length > 0) throw new UnknownRightError(instance.url, inputs.groupName, problems);
  return found;
}

/** The rights of a group, for who only looks; `undefined` where this instance does not show which way round they stand. */
export async function readRights({ namedRights }: CampaignInstance, { id }: Row): Promise<Rights | undefined> {
  const link = linkIn(await namedRights.directions());
  return link && (await namedRights.of(id, link)).sort(byName);
}

/** @throws RightsUnreadableError (ACC4017) */
export async function linkOf({ instance, inputs, state }: GroupContext): Promise<RightLink> {
  const seen = await instance.namedRights.directions();
  const link = linkIn(seen);
  if (link === undefined) throw new RightsUnreadableError(instance.url, inputs.groupName ?? state?.id, seen);
  return link;
}

/** Exactly one direction shows rights. */
export function linkIn({ operator, group }: Directions): RightLink | undefined {
  if (operator > 0 === group > 0) return undefined;
  return operator > 0 ? "operator" : "group";
}

/**
 * Each write is sent once. Where its reply is lost or a fault comes after the fact, only reading shows whether it was done; then the
 * others follow.
 */
async function bring(context: GroupContext, row: Row, seen: Rights, wanted: Rights): Promise<string[]> {
  const { namedRights } = context.instance;
  const link = await linkOf(context);
  const steps = [
    ...without(seen, wanted).map((right) => ({ right, operation: "delete" as const, says: "took away" })),
    ...without(wanted, seen).map((right) => ({ right, operation: "insertOrUpdate" as const, says: "gave" })),
  ];
  for (const { right, operation } of steps) {
    const failure = await namedRights.write(operation, row.id, right, link).then(
      () => undefined,
      (error: unknown) => error as Error,
    );
    if (failure === undefined) continue;
    if (isNeverSent(failure)) throw failure;
    const isThere = (await held(context, row)).some(({ id }) => id === right.id);
    if (isThere !== (operation === "insertOrUpdate")) throw failure;
  }
  return steps.map(({ right, says }) => `${says} the right ${described(right)}`);
}

export function wrongIn(after: Rights, wanted: Rights): string[] {
  return [
    ...without(wanted, after).map((right) => `the right ${described(right)} was not given`),
    ...without(after, wanted).map((right) => `the right ${described(right)} is still there`),
  ];
}

function without(some: Rights, others: Rights): NamedRight[] {
  return some.filter(({ id }) => !others.some((other) => other.id === id));
}
