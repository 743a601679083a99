import { UnknownResourceTypeError } from "../errors/unknown-resource-type-error";
import type { ResourceEntry } from "../resources/entry";
import { entryOf } from "../resources/registry";
import { type EngineEvent, partsOf, type Side, type Step } from "./events";

/** One resource of ours, as the two halves of `preview --refresh` show it. */
export interface Observed {
  readonly urn: string;
  readonly name: string;
  /** What kind of resource it is. */
  readonly entry: ResourceEntry;
  /** What the state says of it. */
  readonly remembered: Side | undefined;
  /** The state against the instance; absent when the instance could not be read, or the resource is new. */
  readonly refreshed: Step | undefined;
  /** What `up` would then do; absent when the preview ended before. */
  readonly planned: Step | undefined;
}

/** Gathers the events of each resource, in the order in which they first appear. What is of an unknown type of ours is in `errors`. */
export function observe(events: readonly EngineEvent[]): { resources: Observed[]; errors: string[] } {
  const found = new Map<string, Observed>();
  const errors = new Set<string>();
  for (const { resourcePreEvent: before, resOutputsEvent: after } of events) {
    const step = (before ?? after)?.metadata;
    if (step === undefined) continue;
    const entry = entryOrProblem(step.type);
    if (typeof entry === "string") errors.add(entry);
    if (entry === undefined || typeof entry === "string") continue;
    const { urn, op } = step;
    const nothing = { remembered: undefined, refreshed: undefined, planned: undefined };
    const known = found.get(urn) ?? { urn, name: partsOf(urn).name, entry, ...nothing };
    if (op !== "refresh") found.set(urn, { ...known, planned: planOf(known.planned, step) });
    else if (before === undefined) found.set(urn, { ...known, refreshed: step });
    else found.set(urn, { ...known, remembered: step.old ?? undefined });
  }
  // What `.get()` only looks at is not managed.
  const resources = [...found.values()].filter(({ planned }) => !planned?.op.startsWith("read"));
  return { resources, errors: [...errors] };
}

function entryOrProblem(type: string): ResourceEntry | string | undefined {
  try {
    return entryOf(type);
  } catch (error) {
    if (error instanceof UnknownResourceTypeError) return error.message;
    throw error;
  }
}

/** A replacement is reported in several steps; any of them means that it is no longer a plain comparison. */
function planOf(earlier: Step | undefined, step: Step): Step {
  return earlier !== undefined && earlier.op !== step.op ? { ...step, op: "replace" } : step;
}

/** How people call the instance: its name in the program, or else the one it has itself. */
export function instanceOf({ remembered, refreshed, planned }: Observed): string {
  const { inputs, outputs } = refreshed?.new ?? remembered ?? planned?.new ?? {};
  return textOf(inputs?.["instance"]) ?? textOf(outputs?.["instanceName"]) ?? "";
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
