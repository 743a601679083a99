import { otherTypes } from "../../campaign/account-types";
import { type ExternalAccount, knownAccountNames } from "../../campaign/external-accounts";
import { AmbiguousAccountError } from "../../errors/ambiguous-account-error";
import { NotFoundError } from "../../errors/not-found-error";
import { UnsuitableAccountError } from "../../errors/unsuitable-account-error";
import type { CampaignInstance } from "../../campaign/instance";
import { type Place, placeOf } from "../row/kind";
import { describeModifier } from "../row/modifier";
import { discoverType } from "./discover-type";
import { visible } from "../../text/display";
import type { ImsExternalAccountInputs } from "./schema";

type Wish = Pick<ImsExternalAccountInputs, "accountName" | "accountType">;

/** The names to look for: the one that is wanted, or those under which Adobe ships the account. */
export function namesToLookFor({ accountName }: Wish): readonly string[] {
  return accountName === undefined ? knownAccountNames : [accountName];
}

/**
 * Finds the one account among the rows of the query. By name, then by type; the type's number is taken from the row itself.
 * Two accounts, or a named one with another purpose, are refused with what was found.
 */
export function chooseAccount(url: string, rows: readonly ExternalAccount[], wish: Wish): ExternalAccount | undefined {
  const named = rows.filter(({ name }) => namesToLookFor(wish).includes(name));
  const unsuitable = named.find(({ type }) => Object.hasOwn(otherTypes, type));
  if (wish.accountName !== undefined && unsuitable !== undefined)
    throw new UnsuitableAccountError(url, unsuitable.name, Number(unsuitable.type), otherTypes[unsuitable.type]!);
  const candidates = named.filter(({ type }) => !Object.hasOwn(otherTypes, type));
  const type = wish.accountType?.toString() ?? candidates[0]?.type;
  if (type === undefined) return undefined;
  const wrongType = candidates.find((row) => row.type !== type);
  const sameType = rows.filter((row) => row.type === type);
  if (wrongType !== undefined && sameType.length === 0)
    throw new UnsuitableAccountError(url, wrongType.name, Number(wrongType.type), `accountType is ${type}`);
  const all = wrongType === undefined ? sameType : [...sameType, wrongType];
  if (all.length > 1) throw new AmbiguousAccountError(url, all.map(describeAccount));
  if (all[0] !== undefined) assertWanted(url, all[0], wish);
  return all[0];
}

/** Another name than the wanted one is refused: only one account of the type may exist, so none can be created beside it. */
function assertWanted(url: string, account: ExternalAccount, { accountName }: Wish): void {
  if (accountName !== undefined && account.name !== accountName)
    throw new NotFoundError(url, `external account "${accountName}"`, [describeAccount(account)]);
}

/** There is none: the type has to be discovered. */
export async function placeForNewAccount(
  instance: CampaignInstance,
  rows: readonly ExternalAccount[],
  wish: Wish,
): Promise<Place> {
  const name = wish.accountName ?? knownAccountNames[0];
  if (wish.accountType !== undefined) return { row: undefined, name, type: String(wish.accountType) };
  const value = await discoverType(instance);
  const existing = rows.filter((row) => row.type === value);
  if (existing.length > 1) throw new AmbiguousAccountError(instance.url, existing.map(describeAccount));
  if (existing[0] !== undefined) assertWanted(instance.url, existing[0], wish);
  return existing[0] === undefined ? { row: undefined, name, type: value } : placeOf(existing[0]);
}

export function describeAccount(account: ExternalAccount): string {
  const { name, label, id, type, lastModified } = account;
  return visible(
    `"${name}" (${label === "" ? "" : `${label}, `}id ${id}, type ${type}, last changed by ${describeModifier(account)} at ${lastModified})`,
  );
}
