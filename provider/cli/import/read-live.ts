import type { ExternalAccount } from "../../campaign/external-accounts";
import type { CampaignInstance } from "../../campaign/instance";
import { AccountTypeUnresolvedError } from "../../errors/account-type-unresolved-error";
import { UnknownAttributeError } from "../../errors/unknown-attribute-error";
import { Report } from "../../lifecycle/report";
import { chooseAccount, namesToLookFor, placeForNewAccount } from "../../resources/ims-external-account/find-account";
import { accountFieldNames, attributeOf, secretAttribute } from "../../resources/ims-external-account/mapping";
import type { AccountField } from "../../resources/ims-external-account/schema";
import { type Observed, reconcileIntegrationPackage } from "../../resources/integration-package/reconcile";

/** What is chosen by hand, where it cannot be found. */
export interface Names {
  readonly accountName: string | undefined;
  readonly packageName: string | undefined;
}

export interface LiveAccount {
  /** The one account; `undefined` if there is none. */
  readonly account: ExternalAccount | undefined;
  /** The fields that accounts of this instance have: builds differ. */
  readonly fields: readonly AccountField[];
}

/** Reads the account with every field that the instance has. Two accounts are refused, with what was found. */
export async function readAccount(instance: CampaignInstance, { accountName }: Names): Promise<LiveAccount> {
  const wish = { accountName, accountType: undefined };
  const { rows, fields } = await query(instance, namesToLookFor(wish), accountFieldNames);
  const account =
    chooseAccount(instance.url, rows, wish) ?? (await placeForNewAccount(instance, rows, wish).catch(noType)).account;
  return { account, fields };
}

/** A type that cannot be told is no matter here: without an account there is nothing to read. */
function noType(error: unknown): { account: undefined } {
  if (error instanceof AccountTypeUnresolvedError) return { account: undefined };
  throw error;
}

async function query(instance: CampaignInstance, names: readonly string[], fields: readonly AccountField[]) {
  const attributes = {
    ...Object.fromEntries(fields.map((field) => [field, attributeOf(field, undefined)])),
    clientSecret: secretAttribute(undefined),
  };
  try {
    return { rows: await instance.accounts.find({ names, type: undefined, attributes }), fields };
  } catch (error) {
    if (!(error instanceof UnknownAttributeError)) throw error;
    const missing = error.missing.map(({ field }) => field);
    const known = fields.filter((field) => !missing.includes(field));
    // Nothing left to leave out: the instance would refuse it again.
    if (known.length === fields.length) throw error;
    return query(instance, names, known);
  }
}

/** Looks for the package as `up` does, and installs nothing. */
export function readPackage(instance: CampaignInstance, { packageName }: Names): Promise<Observed> {
  return reconcileIntegrationPackage.observe({
    instance,
    inputs: { packageName, mode: "verify", allowManagedInstance: false },
    state: undefined,
    config: undefined,
    report: new Report("IntegrationPackage"),
    registration: {},
  });
}
