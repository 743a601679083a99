import type { CheckFailure, Properties } from "../../lifecycle/definition";

/** A function of the plugin: it reads, and never writes. */
export interface NativeFunction {
  /** What is wrong with the arguments. Nothing is asked of an instance before. */
  readonly check: (args: Properties) => readonly CheckFailure[];
  readonly invoke: (args: Properties) => Promise<Properties>;
}

export function nameOfInstance({ instance }: Properties): string | undefined {
  return typeof instance === "string" ? instance : undefined;
}

export function textChecks(args: Properties, ...names: readonly string[]): CheckFailure[] {
  return names
    .filter((name) => args[name] !== undefined && typeof args[name] !== "string")
    .map((property) => ({ property, reason: "it must be a text" }));
}
