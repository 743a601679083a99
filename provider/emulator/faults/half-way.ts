import type { HalfWay } from "../model/install";
import type { Fault } from "./fault";

/** Code and text are made up: that installations fail is documented, how they say so is not. */
export function halfWayOf(fault: Fault | undefined): HalfWay | undefined {
  if (!fault) return undefined;
  const {
    leaves = "nothing",
    code = "EMU-000012",
    text = "The structure of the database could not be updated.",
  } = fault;
  return { leaves, code, reason: text };
}
