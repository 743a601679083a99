import { SIGNATURE } from "../lifecycle/signature";

/**
 * What is used of the engine's events, as `EngineEvent` of the Automation API describes them. Secrets are masked by the engine before
 * we see them.
 */
export interface EngineEvent {
  readonly resourcePreEvent?: { readonly metadata: Step };
  readonly resOutputsEvent?: { readonly metadata: Step };
  readonly diagnosticEvent?: Diagnostic;
}

/** What is done to a resource; `new` is absent when it is gone. */
export interface Step {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  readonly old?: Side | null;
  readonly new?: Side | null;
  /** Names of the inputs that differ. */
  readonly diffs?: readonly string[] | null;
}

export interface Side {
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

export interface Diagnostic {
  readonly urn?: string;
  readonly message: string;
  readonly severity: string;
}

/** Reads a stream of events, one JSON object a line. Anything else on stdout is not ours. */
export function readEvents(stdout: string): EngineEvent[] {
  return stdout.split("\n").flatMap((line) => {
    if (!line.startsWith("{")) return [];
    try {
      return [JSON.parse(line) as EngineEvent];
    } catch {
      return [];
    }
  });
}

/** Whether the engine has put a mask in place of the value. */
export function isMasked(value: unknown): boolean {
  return typeof value === "object" && value !== null && SIGNATURE in value;
}

/** The parts of `urn:pulumi:stack::project::type::name`. */
export function partsOf(urn: string): { stack: string; project: string; name: string } {
  const [head = "", project = "", , ...name] = urn.split("::");
  return { stack: head.replace(/^urn:pulumi:/, ""), project, name: name.join("::") };
}
