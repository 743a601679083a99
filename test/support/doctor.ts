/** Runs of `adobe-campaign doctor`, as a script reads them. */
import { expect } from "vitest";
import type { CommandRoom } from "./command-room.ts";

interface Check {
  check: string;
  status: string;
  text: string;
  remedy?: string;
}

/** What one run found. */
interface Doctor {
  code: number;
  url: string | null;
  checks: Check[];
  /** By check; of several lines the last. */
  of: Record<string, Check>;
  /** The names of those with this status. */
  are: (status: string) => string[];
}

export async function doctor(room: CommandRoom, ...args: string[]): Promise<Doctor> {
  const ran = await room.run("doctor", "--json", ...args);
  expect(ran.stderr).toBe("");
  const result = JSON.parse(ran.stdout) as { ok: boolean; instance: string | null; checks: Check[] };
  expect(result.ok).toBe(ran.code === 0);
  const { checks } = result;
  return {
    code: ran.code,
    url: result.instance,
    checks,
    of: Object.fromEntries(checks.map((each) => [each.check, each])),
    are: (status) => checks.filter((each) => each.status === status).map(({ check }) => check),
  };
}
