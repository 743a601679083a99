import type { Row } from "../../campaign/rows";

/** Where the operator's login cannot be read there is only its number, which says little: 0 stands on what Adobe ships. */
export function describeModifier({ modifiedBy }: Pick<Row, "modifiedBy">): string {
  if (modifiedBy === "0") return "Campaign itself (operator 0)";
  return /^\d+$/.test(modifiedBy) ? `the operator with id ${modifiedBy}` : modifiedBy;
}
