import { type Difference, difference } from "../text/difference";
import type { Finding } from "./report-schema";
import { isHidden, shownValue } from "./formats/plain";

/** What a finding wants and what was found, as people see both, with what differs marked. Nothing of a secret is compared. */
export function shownDifference({ wanted, found }: Finding): Difference {
  if (isText(wanted) && isText(found)) {
    const { before, after, lookalikes } = difference(wanted, found);
    return { before: inQuotes(before), after: inQuotes(after), lookalikes };
  }
  if (Array.isArray(wanted) && Array.isArray(found)) return difference(JSON.stringify(wanted), JSON.stringify(found));
  const whole = (value: Finding["wanted"]) => [
    { text: shownValue(value), differs: !isHidden(value) && value !== undefined },
  ];
  return { before: whole(wanted), after: whole(found), lookalikes: [] };
}

const isText = (value: Finding["wanted"]): value is string => typeof value === "string" && !isHidden(value);

/** So that a blank at the beginning or the end is seen. */
function inQuotes(parts: Difference["before"]): Difference["before"] {
  const quote = { text: '"', differs: false };
  return [quote, ...parts, quote];
}
