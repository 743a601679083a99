import { mkdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import type { PulumiCli } from "./source.mts";

/** What belongs to the user: their Pulumi (login, stack, passphrase) and their Campaign instances. */
const personal = /^(PULUMI_|ADOBE_CAMPAIGN_)/;

const loopback = "127.0.0.1,localhost";

/**
 * The environment for a Pulumi CLI that knows nothing of the user's own Pulumi: home, state and passphrase of its own,
 * all below `workDir`, and no network but what the program itself asks for.
 */
export function pulumiEnvironment(workDir: string, cli: Pick<PulumiCli, "bin">): NodeJS.ProcessEnv {
  const state = join(workDir, "state");
  const home = join(workDir, "home");
  mkdirSync(state, { recursive: true }); // the file backend does not create it
  mkdirSync(home, { recursive: true });
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !personal.test(name)));
  return {
    ...inherited,
    // The launcher and the language host take the `node` that they find first.
    PATH: [cli.bin, dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter),
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_CONFIG_PASSPHRASE: "a passphrase that protects nothing",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_SKIP_CONFIRMATIONS: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true",
    NO_COLOR: "1",
    NO_PROXY: withLoopback(process.env["NO_PROXY"]),
    no_proxy: withLoopback(process.env["no_proxy"]),
  };
}

const withLoopback = (list: string | undefined) => (list ? `${list},${loopback}` : loopback);
