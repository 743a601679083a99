import { knownAccountNames } from "../../campaign/external-accounts";
import { NotFoundError } from "../../errors/not-found-error";
import { checkInputs } from "../../lifecycle/check";
import type { Importer, ResourceDefinition } from "../../lifecycle/definition";
import { isAdministeredByAdobe } from "../guards";
import { imsExternalAccountDefinition } from "./definition";
import type { AccountField } from "./fields";
import { argumentsOf } from "./import-arguments";
import { reconcileImsExternalAccount } from "./reconcile";
import type { ImsExternalAccountInputs } from "./schema";
import { SET_ON_INSTANCE } from "./secret";

/**
 * For `pulumi import`, by the account's internal name. In place of the secret stands a text that says that there is one, and is never
 * written. What a program could not say is left for `check` to complain of.
 */
export const importAccount: Importer = async ({ state, ...context }) => {
  const { instance, inputs: given } = context;
  const looking = { ...given, accountName: state.id, mode: "verify", allowManagedInstance: false };
  const surveyed = await reconcileImsExternalAccount.survey({
    ...context,
    state: undefined,
    inputs: looking as unknown as ImsExternalAccountInputs,
  });
  const { row, fields } = surveyed;
  if (row?.name !== state.id) throw new NotFoundError(instance.url, `external account "${state.id}"`, []);
  const { args } = argumentsOf({ account: row, fields: fields as readonly AccountField[] });
  const { release } = await instance.info();
  const isAdobes = isAdministeredByAdobe(release, instance.url);
  const { inputs } = checkInputs(imsExternalAccountDefinition as ResourceDefinition, {
    ...args,
    ...((knownAccountNames as readonly string[]).includes(state.id) ? {} : { accountName: state.id }),
    ...(isAdobes ? { mode: "verify" } : { clientSecret: SET_ON_INSTANCE }),
    ...given,
  });
  const adopted = { ...context, state: undefined, inputs: inputs as ImsExternalAccountInputs };
  return { ...reconcileImsExternalAccount.adopted(adopted, surveyed), inputs };
};
