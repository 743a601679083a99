import type { CampaignInstance } from "../campaign/instance";
import type { ConfigSource } from "../config/source";

/**
 * The instances of this process: one client, and so one session, for each, however many resources and provider objects use it.
 * The engine starts one process for each command.
 */
let source: ConfigSource | undefined;
const instances = new Map<string, Promise<CampaignInstance>>();

/** The engine waits for the process to end, so a logoff must not take long. Milliseconds. */
const LONGEST_LOGOFF = 2000;

/** Only stores: the host caches a provider before it awaits `configure`, so other calls may come before an awaiting one ends. */
export function configure(config: ConfigSource): void {
  source = config;
}

export function configuration(): ConfigSource | undefined {
  return source;
}

/** The client of an instance. Nothing is sent before its first call. Loads the client on first use: check and diff do without. */
export function connect(name: string | undefined): Promise<CampaignInstance> {
  const key = name ?? "";
  const known = instances.get(key);
  if (known !== undefined) return known;
  const opened = open(name);
  instances.set(key, opened);
  signOutAtTheEnd();
  // Wrong settings may be corrected while the process lives.
  opened.catch(() => instances.delete(key));
  return opened;
}

async function open(name: string | undefined): Promise<CampaignInstance> {
  const [{ connectionSettings }, { openInstance }] = await Promise.all([
    import("../config/connection.js"),
    import("../composition/open-instance.js"),
  ]);
  return openInstance(connectionSettings(source, name));
}

/**
 * The engine ends the process with SIGINT, and with SIGKILL 5 seconds later: time enough to end the sessions on the instances.
 * A handler takes the place of the default, so it has to end the process itself.
 */
function signOutAtTheEnd(): void {
  if (!process.listeners("SIGINT").includes(signOutAndExit)) process.on("SIGINT", signOutAndExit);
}

function signOutAndExit(): void {
  void closeAll().finally(() => process.exit());
}

/** Signs out everywhere. */
export async function closeAll(): Promise<void> {
  process.off("SIGINT", signOutAndExit);
  const open = [...instances.values()];
  instances.clear();
  await Promise.allSettled(open.map(async (instance) => (await instance).close(LONGEST_LOGOFF)));
}
