import { checkInputs } from "../../lifecycle/check";
import type { Properties } from "../../lifecycle/definition";
import { securityGroupDefinition } from "./definition";
import type { LiveGroup } from "./live";

export interface GroupArguments {
  /** For the program, as the group is, without defaults. `undefined` for one whose name a program could not say. */
  readonly args: Properties | undefined;
  /** What is left out of the program, and why: one line each. */
  readonly leftOut: readonly string[];
}

/** Writes a group as arguments, each judged by the rules that `check` has for it. */
export function groupArguments({ row, rights }: LiveGroup): GroupArguments {
  const { name: groupName, label, attributes } = row;
  const problems = problemsOf({ groupName }, "groupName");
  if (problems.length > 0) return { args: undefined, leftOut: [`its name ${problems.join("; ")}`] };
  const args: Properties = { groupName };
  const leftOut: string[] = [];
  const values = { label, description: attributes["<desc>"], rights: rights?.map(({ name }) => name) };
  for (const [field, value] of Object.entries(values)) {
    if (value === undefined || value === "") continue;
    const found = problemsOf({ groupName, [field]: value }, field);
    if (found.length === 0) args[field] = value;
    else leftOut.push(`${field}: ${found.join("; ")}`);
  }
  return { args, leftOut };
}

function problemsOf(args: Properties, field: string): string[] {
  const { failures } = checkInputs(securityGroupDefinition, args);
  return failures.filter(({ property }) => property.startsWith(field)).map(({ reason }) => reason);
}
