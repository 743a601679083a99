/**
 * What Pulumi sends in a preview for a value that is known only after `up`. Equal to `pulumi.runtime.unknownValue`, which is
 * not imported because it would load the SDK. Source: @pulumi/pulumi, runtime/rpc.ts.
 */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Whether a value is unknown, or contains something that is. However deep that is: nothing calls itself here. */
export function hasUnknown(value: unknown): boolean {
  const rest = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (next === UNKNOWN) return true;
    if (typeof next === "object" && next !== null) for (const part of Object.values(next)) rest.push(part);
  }
  return false;
}
