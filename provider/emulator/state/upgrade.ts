import { kinds } from "../model/people";
import type { Row } from "../model/schema";
import type { FirstState, State } from "./state";

/**
 * A file of the first format kept security groups in a table of their own. What else it lacks, which is named rights and
 * who holds them, is added when the instance is there.
 */
export function upgraded(state: State | FirstState): State {
  if (state.version !== 1) return state;
  const { "xtk:operator": operators = [], "xtk:group": groups = [], ...tables } = state.tables;
  const typed = (rows: readonly Row[], type: string) => rows.map((row) => ({ ...row, type }));
  const people = [...typed(operators, kinds.operator), ...typed(groups, kinds.group)];
  return { ...state, version: 2, rightLink: "operator", tables: { ...tables, "xtk:operator": people } };
}
