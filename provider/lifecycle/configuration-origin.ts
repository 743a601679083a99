import type { ConfigSource } from "../config/source";
import type { AdobeCampaignError } from "../errors/adobe-campaign-error";

/**
 * Where this process has its configuration from. A refresh or a `destroy` without `--run-program` hands over the one that the state keeps
 * of the last `up`, and nothing that Pulumi tells us says so: only a call that a program causes shows that it is today's.
 */
let isOfProgram = false;

/** A program runs: called by every step that only a program causes. */
export function programRuns(): void {
  isOfProgram = true;
}

/** What is wrong may be right in today's configuration: address, way to sign in, the instance that answers. */
const concerned = /^ACC(?:1001|200[1-4]|300\d|4001)$/;

const settings = ["url", "user", "password", "token", "imsClientId", "imsClientSecret", "instances"];

/** What to know about an error of `read` or `delete`: which configuration was used, and what to run. Empty when it is today's. */
export function aboutConfiguration(
  { code }: AdobeCampaignError,
  config: ConfigSource | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const isConfigured = settings.some((setting) => config?.get(`adobe-campaign:${setting}`));
  // The environment is always today's.
  if (isOfProgram || isTrue(environment["PULUMI_RUN_PROGRAM"]) || !concerned.test(code) || !isConfigured) return "";
  return " Without --run-program, Pulumi hands over the configuration of the last `up`, whatever `pulumi config` says today; if it has changed since, run the command again with --run-program.";
}

function isTrue(text = ""): boolean {
  return /^(?:true|1|t)$/i.test(text);
}
