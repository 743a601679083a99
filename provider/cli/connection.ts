import { readFileSync } from "node:fs";

import { type Command, InvalidArgumentError } from "commander";

import type { CampaignInstance } from "../campaign/instance";
import type { ConnectionSettings } from "../campaign/settings";

export interface ConnectionFlags {
  instance?: string;
  url?: string;
  user?: string;
  passwordFile?: string;
}

/** What `--help` of a command that works on an instance ends with. */
export const connectionHelp = `
The connection comes from the same environment variables that the provider reads: ADOBE_CAMPAIGN_URL, ADOBE_CAMPAIGN_USER,
ADOBE_CAMPAIGN_PASSWORD and so on; with --instance exec1, ADOBE_CAMPAIGN_EXEC1_URL and so on. Stack configuration is not read.
A password is never an argument, since arguments are seen by everybody on the machine.`;

/** Adds the options with which a command reaches an instance. */
export function withConnection(command: Command): Command {
  return command
    .option("--instance <name>", "instance of a program with several, by its name in adobe-campaign:instances", name)
    .option("--url <url>", "address of the instance")
    .option("--user <name>", "operator to sign in with")
    .option("--password-file <file>", "file that holds the operator's password in its first line");
}

/** The settings, and the client made of them; nothing is sent yet. Both rooms are loaded only now. */
export async function openConnection(
  flags: ConnectionFlags,
): Promise<{ settings: ConnectionSettings; instance: CampaignInstance }> {
  const [{ connectionSettings }, { openInstance }, { environmentVariable }] = await Promise.all([
    import("../config/connection.js"),
    import("../config/open-instance.js"),
    import("../config/keys.js"),
  ]);
  const environment = { ...process.env };
  const set = (key: Parameters<typeof environmentVariable>[0], value: string | undefined) => {
    if (value !== undefined) environment[environmentVariable(key, flags.instance)] = value;
  };
  set("url", flags.url);
  set("user", flags.user);
  set("password", flags.passwordFile === undefined ? undefined : firstLine(flags.passwordFile));
  // Whoever names an operator does not mean the token of the environment.
  if (flags.user !== undefined)
    for (const key of ["imsClientId", "token"] as const) delete environment[environmentVariable(key, flags.instance)];
  const settings = connectionSettings(undefined, flags.instance, environment);
  return { settings, instance: openInstance(settings) };
}

function firstLine(file: string): string {
  return readFileSync(file, "utf8").split(/\r?\n/, 1)[0]!;
}

function name(text: string): string {
  if (!/^[A-Za-z][\w-]*$/.test(text)) throw new InvalidArgumentError("It must be a name of letters, digits, - and _.");
  return text;
}
