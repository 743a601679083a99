import { rowReconciler } from "../row/reconcile";
import { groupKind } from "./kind";

/** The life of a security group on the instance. */
export const reconcileSecurityGroup = rowReconciler(groupKind);
