/** Runs of `adobe-campaign doctor`, as a script reads them. */
import { expect } from "vitest";
import { CommandRoom } from "./command-room.ts";
import type { InstanceOptions } from "./engine-instance.ts";
import { accountAttributes } from "./engine-programs.ts";

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

/** A room with a CLI, and an instance that is in good order. */
export async function configured(options: InstanceOptions = {}) {
  const room = new CommandRoom();
  room.installPulumi("3.259.0");
  const emulator = await room.startConfigured({ packageInstalled: true, ...options });
  const callbackServer = emulator.url.replace("http:", "https:");
  if (emulator.account(emulator.imsAccount) !== undefined)
    emulator.edit({ set: { ...accountAttributes, callbackServer, clientSecret: room.clientSecret.value } });
  emulator.clearJournal();
  return { room, emulator };
}

/** What is looked at after the sign-in, in that order. */
export const afterSignIn = [
  ...["right", "release", "console", "integration-package", "account", "duplicates", "attributes", "fields", "enabled"],
  ...["mask", "groups", "group-rights", "callback", "secret-drift", "restart"],
];
/** Of these, what can be seen only of an account that is there. */
export const details = afterSignIn.slice(5);
/** What only a project has. */
export const noProject = ["sdk", "package"];
