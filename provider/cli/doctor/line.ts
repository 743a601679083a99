import { toPulumiError } from "../../lifecycle/boundary";

/** `not checked`: it cannot be seen, or something before it failed. */
export type Status = "ok" | "warning" | "problem" | "not checked";

/** One thing that was looked at. */
export interface Line {
  /** What it is about: stable, for `--json`. */
  readonly check: string;
  readonly status: Status;
  readonly text: string;
  readonly remedy?: string;
}

type Make = (check: string, text: string, remedy?: string) => Line;

const make =
  (status: Status): Make =>
  (check, text, remedy) => ({ check, status, text, ...(remedy === undefined ? {} : { remedy }) });

export const ok = make("ok");
export const warning = make("warning");
export const problem = make("problem");
export const notChecked = make("not checked");

/** A step that failed: its error says what to do. One that is not ours is a defect, of which only kind and place are shown. */
export function failed(check: string, error: unknown): Line {
  return problem(check, messageOf(error));
}

export function messageOf(error: unknown): string {
  return toPulumiError(error, "adobe-campaign doctor").message;
}

/** For what comes after a step that failed. */
export function skipped(checks: readonly string[], because: string): Line[] {
  return checks.map((check) => notChecked(check, because));
}
