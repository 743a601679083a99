import type { CampaignInstance } from "../campaign/instance";
import type { ConfigSource } from "../config/source";

/**
 * The instances of this process: one client, and so one session, for each, however many resources and provider objects use it.
 * The engine starts one process for each command.
 */
let source: ConfigSource | undefined;
const instances = new Map<string, Promise<CampaignInstance>>();

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
  // Wrong settings may be corrected while the process lives.
  opened.catch(() => instances.delete(key));
  return opened;
}

async function open(name: string | undefined): Promise<CampaignInstance> {
  const [{ connectionSettings }, { openInstance }] = await Promise.all([
    import("../config/connection.js"),
    import("../config/open-instance.js"),
  ]);
  return openInstance(connectionSettings(source, name));
}

/** Signs out everywhere. `timeout` in milliseconds bounds each logoff. */
export async function closeAll(timeout: number): Promise<void> {
  const open = [...instances.values()];
  instances.clear();
  await Promise.allSettled(open.map(async (instance) => (await instance).close(timeout)));
}
