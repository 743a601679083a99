import { compareEnvironments, type Compared, type Row } from "../../promotion/compare";
import { GROUPS, type PromotedGroups } from "../../promotion/groups";
import { type LiveGroup, liveGroups, reachedBy } from "../../resources/security-group/live";
import { attributeOf, campaignField, sameMeaning, secretAttribute } from "../../resources/ims-external-account/mapping";
import { openConnection, type ConnectionFlags } from "../connection";
import { argumentsOf } from "../../resources/ims-external-account/import-arguments";
import { type LiveAccount, readAccount } from "../import/read-live";
import type { Comparison } from "./comparison";

interface Named {
  readonly name: string;
  readonly flags: ConnectionFlags;
}

interface Live {
  readonly compared: Compared;
  /** The stored secret, as the instance encrypted it. Empty when there is none, or when it is hidden. */
  readonly ciphertext: string;
  /** By field, what keeps people from signing in whatever the other instance has. */
  readonly problems: Readonly<Record<string, string>>;
}

type Problem = { readonly problem: string };

/** Compares what two instances have now. Reads only. */
export async function compareLive(first: Named, second: Named): Promise<Comparison | Problem> {
  const [before, after] = await Promise.all([read(first), read(second)]);
  if ("problem" in before) return before;
  if ("problem" in after) return after;
  const rows = compareEnvironments(before.compared, after.compared, sameMeaning);
  const judged = rows.map((row) => withProblems(row, [before, after]));
  return { before: first.name, after: second.name, rows: [...judged, secretRow(before, after)], source: "instances" };
}

/** A rule between two environments leaves a field free; a value that no account may have is wrong all the same. */
function withProblems(row: Row, sides: readonly Live[]): Row {
  const found = sides.flatMap(({ compared, problems }) =>
    problems[row.field] === undefined ? [] : [`on ${compared.name} ${problems[row.field]}`],
  );
  return found.length === 0 ? row : { ...row, verdict: "wrong", note: found.join("; ") };
}

async function read({ name, flags }: Named): Promise<Live | Problem> {
  const { instance } = await openConnection(flags);
  try {
    const { account, fields } = await readAccount(instance, { accountName: undefined, packageName: undefined });
    if (account === undefined)
      return { problem: `there is no Adobe Experience Cloud account on ${name} (${instance.url})` };
    const { release, build } = await instance.info();
    const compared = { name, version: { release, build }, drifted: undefined, exceptions: {} };
    const mask = account.attributes[attributeOf("associationMask", undefined)] ?? "";
    const groups = { [GROUPS]: promotedGroups(reachedBy(mask, await liveGroups(instance))) };
    return {
      compared: { ...compared, fields: { ...valuesOf(account, fields), ...groups } },
      ciphertext: account.attributes[secretAttribute(undefined)] ?? "",
      problems: problemsOf(account, fields),
    };
  } finally {
    await instance.close();
  }
}

/** The groups that people can be led to, as a stack would pass them on. */
function promotedGroups(groups: readonly LiveGroup[]): PromotedGroups {
  const each = groups.map(({ row: { name, label }, rights }) => {
    const names = rights?.map((right) => right.name);
    return [name, { label, ...(names === undefined ? {} : { rights: names, rightNames: names }) }];
  });
  return Object.fromEntries(each) as PromotedGroups;
}

function problemsOf(account: NonNullable<LiveAccount["account"]>, fields: LiveAccount["fields"]) {
  const { missing, leftOut } = argumentsOf({ account, fields });
  const isEnabled = campaignField("enabled").codec.decode(account.attributes[attributeOf("enabled", undefined)] ?? "");
  return {
    ...Object.fromEntries([...missing, ...leftOut].map(({ field, problem }) => [field, problem])),
    ...(isEnabled === true ? {} : { enabled: "the account is disabled: nobody can sign in with an Adobe ID" }),
  };
}

/** What is empty was never set, but for a switch, which is off then. */
function valuesOf(account: NonNullable<LiveAccount["account"]>, fields: LiveAccount["fields"]) {
  const values = fields.map((field): [string, unknown] => {
    const text = account.attributes[attributeOf(field, undefined)] ?? "";
    return [field, text === "" && field !== "enabled" ? undefined : campaignField(field).codec.decode(text)];
  });
  return Object.fromEntries(values);
}

/** Each encryption has its own salt, so equal texts are one text that was copied; different ones tell nothing. */
function secretRow({ ciphertext: a }: Live, { ciphertext: b }: Live): Row {
  const row = { field: "clientSecret", values: [undefined, undefined] } as const;
  return a !== "" && a === b
    ? { ...row, verdict: "free", note: "same: one stored text was copied to the other" }
    : { ...row, verdict: "unknown", note: "each is encrypted by its instance" };
}
