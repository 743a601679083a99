import { frozen } from "../resources/frozen";
import { type EngineEvent, partsOf, type Side, type Step } from "./events";

export type Kind = "ImsExternalAccount" | "IntegrationPackage";

const kinds: Readonly<Record<string, Kind>> = {
  [frozen.imsExternalAccount.type]: "ImsExternalAccount",
  [frozen.integrationPackage.type]: "IntegrationPackage",
};

/** One resource of ours, as the two halves of `preview --refresh` show it. */
export interface Observed {
  readonly urn: string;
  readonly name: string;
  readonly kind: Kind;
  /** What the state says of it. */
  readonly remembered: Side | undefined;
  /** The state against the instance; absent when the instance could not be read, or the resource is new. */
  readonly refreshed: Step | undefined;
  /** What `up` would then do; absent when the preview ended before. */
  readonly planned: Step | undefined;
}

/** Gathers the events of each resource, in the order in which they first appear. */
export function observe(events: readonly EngineEvent[]): Observed[] {
  const found = new Map<string, Observed>();
  for (const { resourcePreEvent: before, resOutputsEvent: after } of events) {
    const step = (before ?? after)?.metadata;
    if (step === undefined) continue;
    const kind = kinds[step.type];
    if (kind === undefined) continue;
    const { urn, op } = step;
    const nothing = { remembered: undefined, refreshed: undefined, planned: undefined };
    const known = found.get(urn) ?? { urn, name: partsOf(urn).name, kind, ...nothing };
    if (op !== "refresh") found.set(urn, { ...known, planned: planOf(known.planned, step) });
    else if (before === undefined) found.set(urn, { ...known, refreshed: step });
    else found.set(urn, { ...known, remembered: step.old ?? undefined });
  }
  // What `.get()` only looks at is not managed.
  return [...found.values()].filter(({ planned }) => !planned?.op.startsWith("read"));
}

/** A replacement is told in several steps; any of them says that it is no longer a plain comparison. */
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
