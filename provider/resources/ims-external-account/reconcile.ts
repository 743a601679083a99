import { rowReconciler } from "../row/reconcile";
import { accountKind } from "./kind";

/** The life of the account on the instance. */
export const reconcileImsExternalAccount = rowReconciler(accountKind);
