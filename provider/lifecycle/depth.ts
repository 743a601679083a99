/** No argument has a structure of its own that is nearly so deep; whoever calls itself for each level would run out of stack. */
export const DEEPEST = 100;

/** Whether a value is nested deeper than that. Goes level by level, without calling itself. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= DEEPEST; depth++) {
    level = level.flatMap((each) =>
      typeof each === "object" && each !== null ? (Object.values(each) as unknown[]) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}
