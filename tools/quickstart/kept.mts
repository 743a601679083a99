import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import type { PulumiCli } from "../pulumi-cli/ensure.mts";
import type { RunningEmulator } from "./emulator.mts";
import { paint } from "./paint.mts";
import { PROJECT } from "./playground.mts";

interface Kept {
  readonly folder: string;
  readonly cli: PulumiCli;
  readonly env: NodeJS.ProcessEnv;
  readonly dev: RunningEmulator;
  readonly prod: RunningEmulator;
}

const pulumiNames = [
  ...["PULUMI_HOME", "PULUMI_BACKEND_URL", "PULUMI_CONFIG_PASSPHRASE", "PULUMI_SKIP_UPDATE_CHECK"],
  "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION",
];
/** The instances are on this machine, whatever proxy is set. */
const proxyNames = ["NO_PROXY", "no_proxy"];
const campaignNames = ["ADOBE_CAMPAIGN_URL", "ADOBE_CAMPAIGN_USER", "ADOBE_CAMPAIGN_PASSWORD"];

/** Writes what a shell needs to go on with the stacks, and says how. */
export function explainHowToGoOn({ folder, cli, env, dev, prod }: Kept): void {
  const file = join(folder, "shell.sh");
  const given = (name: string) => [name, env[name] ?? ""] as const;
  const variables = [
    ...[...pulumiNames, ...proxyNames, ...campaignNames].map(given),
    ["ADOBE_CAMPAIGN_IMS_TOKEN_ENDPOINT", `${dev.url}/ims/token/v3`] as const,
    // For `compare exec1 exec2 --live`.
    ...[dev, prod].flatMap(({ url }, at) =>
      campaignNames.map(
        (name) =>
          [
            name.replace("CAMPAIGN_", `CAMPAIGN_EXEC${at + 1}_`),
            name.endsWith("_URL") ? url : (env[name] ?? ""),
          ] as const,
      ),
    ),
  ];
  const lines = [
    `export PATH=${quoted(`${cli.bin}:${dirname(process.execPath)}`)}:"$PATH"`,
    ...variables.map(([name, value]) => `export ${name}=${quoted(value)}`),
    `cd ${quoted(folder)}`,
  ];
  // It has the password of the emulated operator.
  writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600 });
  const editing = `npx adobe-campaign emulator edit --control ${dev.controlUrl} --set tenant=other`;
  console.log(`
${paint("bold", "The stacks dev and prod, and their instances, are yours to play with.")} In a shell:
   source ${quoted(file)}
   cd ${PROJECT}
   ${editing}
   npx adobe-campaign drift --stack dev
Every command of README.md, docs/drift.md, docs/promotion.md and docs/doctor.md works there as printed.
The instances in a browser: ${dev.url}/ (dev) and ${prod.url}/ (prod)
To end them: kill ${dev.pid} ${prod.pid}   (the next \`npm run quickstart\` does it too)`);
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
