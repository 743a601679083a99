import type { ExternalAccount } from "../../campaign/external-accounts";
import type { CampaignInstance } from "../../campaign/instance";
import { survey } from "../../lifecycle/survey";
import type { AccountField } from "../../resources/ims-external-account/fields";
import type { Observed } from "../../resources/integration-package/reconcile";
import { registry } from "../../resources/registry";
import type { Place } from "../../resources/row/kind";
import type { RowSurvey } from "../../resources/row/survey";

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
  /** Where a new one would be; or why nobody knows where. */
  readonly place?: Place | undefined;
  readonly placeUnknown?: unknown;
}

/** Reads the account with every field that the instance has. Two accounts are refused, with what was found. */
export async function readAccount(instance: CampaignInstance, { accountName }: Names): Promise<LiveAccount> {
  const definition = await registry.imsExternalAccount.definition();
  const { row, fields, place, placeUnknown } = await survey<RowSurvey>(definition, instance, { accountName });
  return { account: row, fields: fields as readonly AccountField[], place, placeUnknown };
}

/** Looks for the package as `up` does, and installs nothing. */
export async function readPackage(instance: CampaignInstance, { packageName }: Names): Promise<Observed> {
  return survey<Observed>(await registry.integrationPackage.definition(), instance, { packageName });
}
