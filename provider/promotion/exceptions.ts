import { DRIFTED, RELEASE } from "./refusals";
import { ruledFields } from "./verdict";

/** What an exception from the rules of promotion may be named: a field, `release` or `drifted`. */
export const exceptionNames = [...ruledFields, RELEASE, DRIFTED] as const;

export type ExceptionName = (typeof exceptionNames)[number];
