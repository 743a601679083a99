import type { Reconciler } from "../../lifecycle/definition";
import { assertManageable } from "../guards";
import { assertPromotable } from "../promotion-guard";
import { driftedSince } from "./drifted";
import { findAccount } from "./find";
import { chooseAccount, namesToLookFor, placeForNewAccount } from "./find-account";
import { type AccountContext, attributesToRead, describe, type Observed, observedAt, secretSignOf } from "./observed";
import { assertPeopleReady } from "./people";
import { tellPrerequisites } from "./prerequisites";
import { releaseAccount } from "./release";
import type { ImsExternalAccountInputs } from "./schema";
import { sync } from "./sync";

/** The life of the account on the instance. */
export const reconcileImsExternalAccount: Reconciler<ImsExternalAccountInputs, Observed> = {
  async observe(context) {
    await assertManageable(context);
    await assertPromotable(context);
    const { instance, inputs } = context;
    const wish = wishOf(context);
    const rows = await instance.accounts.find({
      names: namesToLookFor(wish),
      type: wish.accountType?.toString(),
      attributes: attributesToRead(inputs),
    });
    const account = chooseAccount(instance.url, rows, wish);
    const observed = observedAt(rows, account);
    if (account === undefined) return observed;
    const secretSign = inputs.mode === "verify" ? observed.secretSign : await secretSignOf(context, account);
    return { ...observed, secretSign, drifted: driftedSince(context, account, secretSign) };
  },

  async ensure(context, observed) {
    if (observed.place !== undefined) return observed;
    return { ...observed, place: await placeForNewAccount(context.instance, observed.rows, wishOf(context)) };
  },

  async sync(context, observed) {
    const isVerified = context.inputs.mode === "verify";
    // What is compared without writing is told first; what is written waits for the people.
    if (!isVerified) await assertPeopleReady(context);
    const after = await sync(context, observed);
    if (isVerified) await assertPeopleReady(context);
    if (after.wrote) tellPrerequisites(context, observed);
    return after;
  },

  describe,
  find: findAccount,
  release: releaseAccount,
};

/** What the program says of name and type, or else what an earlier run found: so a later run looks for the same account. */
function wishOf({ inputs, state }: AccountContext) {
  const remembered = state?.outputs ?? {};
  return {
    accountName: inputs.accountName ?? (remembered["accountName"] as string | undefined),
    accountType: inputs.accountType ?? (remembered["accountType"] as number | undefined),
  };
}
