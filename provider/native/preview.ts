import type { Properties } from "../lifecycle/definition";
import { UNKNOWN } from "../lifecycle/unknowns";
import type { NativeResource } from "./resources";

/** What is known of a resource before it is created: its arguments. */
export function previewOfCreate({ outputs }: Pick<NativeResource, "outputs">, inputs: Properties): Properties {
  return { ...unknown(outputs), ...inputs };
}

/** What is known before an update: the arguments, and what no write changes. */
export function previewOfUpdate(
  { outputs, volatile }: Pick<NativeResource, "outputs" | "volatile">,
  olds: Properties,
  inputs: Properties,
): Properties {
  const kept = Object.entries(olds).filter(([name]) => outputs.includes(name));
  return { ...Object.fromEntries(kept), ...unknown(volatile), ...inputs };
}

function unknown(names: readonly string[]): Properties {
  return Object.fromEntries(names.map((name) => [name, UNKNOWN]));
}
