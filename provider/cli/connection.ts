import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import { type Command, InvalidArgumentError } from "commander";

import type { CampaignInstance } from "../campaign/instance";
import type { ConnectionSettings } from "../campaign/settings";
import type { GivenSettings } from "../config/reader";
import type { StackConfig } from "../config/secrets-in-clear";
import type { ConfigSource } from "../config/source";
import { WrongUse } from "./exit";
import { folder } from "./folder";
import { configFile } from "./stack/config-file";
import { whyUnreadable } from "../errors/why-unreadable";

export interface ConnectionFlags {
  stack?: string;
  /** Folder of the Pulumi project; the current one if omitted. */
  cwd?: string;
  /** Configuration file of the stack; Pulumi's own if omitted. */
  configFile?: string;
  instance?: string;
  url?: string;
  user?: string;
  passwordFile?: string;
}

/** An instance that a command works on. Nothing is sent before its first call. */
export interface Connection {
  readonly settings: ConnectionSettings;
  readonly instance: CampaignInstance;
  /** Where the other settings come from: the stack's configuration, `undefined` without `--stack`. */
  readonly config: ConfigSource | undefined;
}

/** What `--help` of a command that works on an instance ends with. */
export const connectionHelp = `
The connection settings are the provider's. With --stack dev, they come from the stack's configuration (adobe-campaign:url and so on), as
\`pulumi config\` shows it, and then from the environment. Without --stack, they come from the environment alone (ADOBE_CAMPAIGN_URL,
ADOBE_CAMPAIGN_USER, ADOBE_CAMPAIGN_PASSWORD and so on). With --instance exec1, they come from that instance of adobe-campaign:instances, and
then from ADOBE_CAMPAIGN_EXEC1_URL and so on. --url, --user and --password-file override both. A password is never passed as an argument, since
everybody on the machine can see arguments.`;

/** Adds the options with which a command reaches an instance. */
export function withConnection(command: Command): Command {
  return command
    .option("--stack <name>", "Pulumi stack whose configuration holds the connection settings")
    .option("--cwd <dir>", "folder of the Pulumi project", folder, ".")
    .option("--config-file <file>", "with --stack: configuration file to use instead of Pulumi's default", configFile)
    .option("--instance <name>", "name of the instance in adobe-campaign:instances, if the program has several", name)
    .option("--url <url>", "address of the instance")
    .option("--user <name>", "operator to sign in with")
    .option("--password-file <file>", "file that holds the operator's password in its first line");
}

/** The settings, the client made of them, and where other settings are; nothing is sent yet. Loaded only now. */
export async function openConnection(flags: ConnectionFlags): Promise<Connection> {
  const config = await stackConfiguration(flags);
  const settings = await settingsOf(flags, config);
  const { openInstance } = await import("../composition/open-instance.js");
  return { settings, instance: openInstance(settings), config };
}

/** The configuration of `--stack`; `undefined` without. */
export async function stackConfiguration({
  stack,
  cwd = ".",
  configFile: file,
}: ConnectionFlags): Promise<StackConfig | undefined> {
  if (stack === undefined) return undefined;
  const { readStackConfiguration } = await import("./stack/configuration.js");
  return readStackConfiguration(stack, cwd, file);
}

/** Without a stack there is no configuration, but relative paths of the environment begin at the project's folder all the same. */
export async function projectAlone({ cwd = "." }: ConnectionFlags): Promise<ConfigSource> {
  const { findProject } = await import("../config/project.js");
  return { get: () => undefined, folder: findProject(cwd)?.folder ?? resolve(cwd) };
}

/** As the provider reads them, but for what the flags say. */
export async function settingsOf(
  flags: ConnectionFlags,
  config: ConfigSource | undefined,
): Promise<ConnectionSettings> {
  const { connectionSettings } = await import("../config/connection.js");
  return connectionSettings(config ?? (await projectAlone(flags)), flags.instance, process.env, givenBy(flags));
}

const takenAway = { text: "", from: "" };

function givenBy({ url, user, passwordFile }: ConnectionFlags): GivenSettings {
  return {
    ...(url === undefined ? {} : { url: { text: url, from: "--url" } }),
    // Whoever names an operator does not mean the token or the technical account that is configured.
    ...(user === undefined ? {} : { user: { text: user, from: "--user" }, token: takenAway, imsClientId: takenAway }),
    ...(passwordFile === undefined
      ? {}
      : { password: { text: firstLine(passwordFile), from: `the file ${passwordFile} (--password-file)` } }),
  };
}

/** A secret in a file: its first line. */
export function firstLine(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new WrongUse(`the file ${file} cannot be read (${whyUnreadable(error)})`);
  }
  const line = text.split(/\r?\n/, 1)[0]!;
  if (line === "") throw new WrongUse(`the first line of the file ${file} is empty`);
  return line;
}

function name(text: string): string {
  if (!/^[A-Za-z][\w-]*$/.test(text)) throw new InvalidArgumentError("It must be a name of letters, digits, - and _.");
  return text;
}
