import { neverApplied } from "../promotion/promotion";

/**
 * What stands for an argument whose value is an output that is not there, where a host can see one. Of `promotedFrom` it is that of a stack
 * that was never applied, and must not pass for no argument, or nothing would be guarded. Any other is no argument.
 */
export const absentArguments: Readonly<Record<string, Readonly<Record<string, number | boolean>>>> = {
  promotedFrom: neverApplied,
};
