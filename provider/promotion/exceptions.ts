import { GROUPS } from "./groups";
import { DRIFTED, RELEASE } from "./refusals";
import { ruledFields } from "./verdict";

/** What an exception from the rules of promotion may be named: a field, `securityGroups`, `release` or `drifted`. */
export const exceptionNames = [...ruledFields, GROUPS, RELEASE, DRIFTED] as const;

export type ExceptionName = (typeof exceptionNames)[number];
