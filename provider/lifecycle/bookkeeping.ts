import type { InstanceIdentity } from "../errors/wrong-instance-error";
import type { Properties } from "./definition";
import { ENGINE } from "./engine-address";
import { REGISTRATION } from "./registration";

/**
 * What we keep in the outputs for ourselves. Frozen: old states are read by new code. Pulumi hides keys that start with `__`.
 * Its presence also tells an object that create, update or an import made from the arguments of `.get()`.
 */
export interface Bookkeeping {
  /** Of the outputs of this kind of resource: see `upgrade.ts`. */
  readonly schemaVersion: number;
  /** Names of the arguments that the program set, since `read` is not told. */
  readonly inputs: readonly string[];
  /** Address of the instance. Absent in states of release 0.1. */
  readonly url?: string | undefined;
  /** Arguments that were found to be otherwise on the instance, the last time that it was looked at. Absent when there were none. */
  readonly drifted?: readonly string[] | undefined;
  /** True after an `up` that could not see what became of its write: a difference then is its own, not somebody's. */
  readonly uncertain?: true | undefined;
}

export const BOOKKEEPING = "__state";

export function writeBookkeeping(
  inputs: Properties,
  { drifted = [], ...notes }: Omit<Bookkeeping, "inputs">,
): Properties {
  const kept: Bookkeeping = {
    inputs: Object.keys(inputs).sort(),
    ...notes,
    drifted: drifted.length > 0 ? drifted : undefined,
  };
  return { [BOOKKEEPING]: kept };
}

export function readBookkeeping(outputs: Properties): Bookkeeping | undefined {
  return outputs[BOOKKEEPING] as Bookkeeping | undefined;
}

/** The arguments that an earlier run was given, out of its outputs. */
export function inputsOf(outputs: Properties): Properties {
  const names = readBookkeeping(outputs)?.inputs ?? Object.keys(argumentsIn(outputs));
  return Object.fromEntries(names.filter((name) => name in outputs).map((name) => [name, outputs[name]]));
}

/** The arguments alone: without the text through which Pulumi finds this code, and without what the class adds. */
export function argumentsIn(properties: Properties): Properties {
  const added = ["__provider", REGISTRATION, ENGINE];
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !added.includes(name)));
}

/** The instance that an earlier run saw, if it recorded one. */
export function rememberedIdentity({ instanceName, databaseId }: Properties): InstanceIdentity | undefined {
  return typeof instanceName === "string" && typeof databaseId === "string" ? { instanceName, databaseId } : undefined;
}
