import { Command, InvalidArgumentError, Option } from "commander";
import type { Emulator, EmulatorOptions, Person, ProfileName } from "../emulator/index";
import { ask, controlOption } from "./emulator/control";
import { restartCommand, signInCommand } from "./emulator/sign-in";
import { exit, fail } from "./exit";
import { required } from "./required";
import { nextStep } from "./ending";
import { printBlocks, printJson, printJsonLine, printLines } from "./output";

interface StartFlags {
  port: number;
  profile?: ProfileName;
  state?: string;
  user?: string;
  password?: string;
  imsClientId?: string;
  imsClientSecret: string;
  controlPort?: number;
  instanceName?: string;
  packageInstalled?: boolean;
  installationPolls?: number;
  sessionTimeout?: number;
  group?: string[];
  productProfile?: string[];
  person?: Person[];
  accessUrl?: string;
  page: boolean;
  json?: boolean;
}

interface EditFlags {
  control: string;
  set: Record<string, string>;
  account?: string;
  group?: string;
  operator?: string;
  json?: boolean;
}

/** Not imported, so that other commands do not load the emulator; a test compares. */
const profiles = ["v7", "v7-french", "v7-old", "v8"];

const examples = `
Profiles:
  v7         on-premise, English (default)
  v7-french  like v7, with French labels
  v7-old     a build of 2020: no EncryptPassword, no BearerTokenLogon, no jobs, no product context
  v8         hosted and managed by Adobe: package installed, sign-in with IMS tokens only

Examples:
  $ adobe-campaign emulator --port 8080 --state campaign.json
  $ adobe-campaign emulator --profile v8 --ims-client-id robot
  $ adobe-campaign emulator --control-port 8081
  $ adobe-campaign emulator edit --control http://127.0.0.1:8081 --set tenant=other
  $ adobe-campaign emulator sign-in ana@example.com --control http://127.0.0.1:8081
  $ adobe-campaign emulator send inject '{"kind":"reset","when":"after","at":{"method":"Write"}}' \\
      --control http://127.0.0.1:8081

Its own address shows the console in a browser: the account, sign-in, calls, faults. --no-page turns that off.

It listens on 127.0.0.1 only, without TLS. Press Ctrl+C to stop it. With --state, the next start continues from where it stopped. With --json,
it prints one line when it is ready: addresses, operator and names, and the password only if it is the default one.

Exit code: 0 stopped with Ctrl+C, 2 wrong use, such as a port that is in use.`;

const codes = `
Exit code: 0 done; 2 wrong use, or no emulator answers.`;

const editHelp = `
Examples:
  $ adobe-campaign emulator edit --control http://127.0.0.1:8081 --set tenant=other
  $ adobe-campaign emulator edit --control http://127.0.0.1:8081 --set active=0 --operator jane
  $ adobe-campaign emulator edit --control http://127.0.0.1:8081 --group reviewers --set label=Approvers
${codes}`;

const sendHelp = `
Examples:
  $ adobe-campaign emulator send journal --control http://127.0.0.1:8081
  $ adobe-campaign emulator send advance '{"milliseconds":3600000}' --control http://127.0.0.1:8081
${codes}`;

/** `adobe-campaign emulator`, with `edit` for somebody at its console, `sign-in` for somebody with an Adobe ID, and `send` for everything else. */
export function emulatorCommand(): Command {
  const command = new Command("emulator")
    .enablePositionalOptions()
    .description("Run a Campaign instance on this machine, for trying things out and for tests")
    .option("--port <port>", "port on 127.0.0.1; 0 means any free port", port, 8080)
    .addOption(new Option("--profile <name>", "kind of instance (default: v7)").choices(profiles))
    .option("--state <file>", "JSON file that keeps the instance across restarts (default: in memory only)")
    .option("--user <name>", "operator with the right 'admin' (default: admin)")
    .addOption(
      new Option(
        "--password <password>",
        "password of that operator (default: admin, or the one in the state file)",
      ).env("ADOBE_CAMPAIGN_EMULATOR_PASSWORD"),
    )
    .option(
      "--ims-client-id <id>",
      "technical account that may request tokens at /ims/token/v3 and acts as that operator",
    )
    .addOption(
      new Option("--ims-client-secret <secret>", "secret of the technical account")
        .default("emulator")
        .env("ADOBE_CAMPAIGN_EMULATOR_IMS_CLIENT_SECRET"),
    )
    .option("--instance-name <name>", "name of the instance (default: emulator)")
    .option("--package-installed", "start with the Experience Cloud package installed")
    .option(
      "--installation-polls <count>",
      "status requests that report an installation as running (default: 2)",
      count,
    )
    .option("--session-timeout <seconds>", "lifetime of a session (default: 86400)", count)
    .option("--group <name>", "security group in addition to the built-in ones; can be repeated", several)
    .option("--product-profile <name>", "product profile in the Adobe Admin Console; can be repeated", several)
    .option("--person <email=profile>", "Adobe ID in a product profile, for sign-in; can be repeated", people)
    .option("--access-url <url>", "address at which people reach the instance (default: whatever the account says)")
    .option("--control-port <port>", "serve the control interface on this port; 0 means any free port", port)
    .option("--no-page", "do not show the console as a page in a browser at the instance's own address")
    .option("--json", "print one line of JSON when it is ready")
    .allowExcessArguments(false)
    .addHelpText("after", examples)
    .exitOverride(exit)
    .action((flags: StartFlags) => start(flags));

  required(
    command
      .command("edit")
      .description(
        "Change an account or a security group of a running emulator, as another operator would in the console",
      ),
    controlOption,
    ["--set <attribute=value>", "attribute to change; can be repeated", assignment],
  )
    .addOption(
      new Option("--account <name>", "internal name of the account (default: the Experience Cloud account)").conflicts(
        "group",
      ),
    )
    .option("--group <name>", "internal name of a security group to change instead: name, label, desc")
    .option("--operator <name>", "operator who makes the change (default: j.doe)")
    .option("--json", "print the result as JSON")
    .allowExcessArguments(false)
    .addHelpText("after", editHelp)
    .exitOverride(exit)
    .action((flags: EditFlags) => edit(flags));

  required(
    command
      .command("send")
      .description("Send a command to the control interface of a running emulator, and print its JSON response")
      .argument(
        "<command>",
        "for example inject, clear-faults, advance, snapshot or restore; an unknown command lists them all",
      )
      .argument("[body]", "parameters of the command, as a JSON object", jsonObject),
    controlOption,
  )
    .option("--json", "has no effect: the response is always JSON")
    .addHelpText("after", sendHelp)
    .exitOverride(exit)
    .action((name: string, body: string | undefined, { control }: { control: string }) => send(control, name, body));
  return command.addCommand(signInCommand()).addCommand(restartCommand());
}

async function start(flags: StartFlags): Promise<void> {
  // Loaded only now, so that other commands do not load the emulator.
  const { PortError, startEmulator, StateFileError } = await import("../emulator/index.js");
  try {
    const emulator = await startEmulator(optionsOf(flags));
    // Before the address is known to anybody, who may end it as soon as it is.
    const stop = () => {
      const calls = emulator.journal().length;
      void emulator.close().then(() => {
        if (flags.json !== true) printLines([farewell(calls, flags)]);
        process.exit(0);
      });
    };
    process.once("SIGINT", stop).once("SIGTERM", stop);
    const control = emulator.controlUrl === undefined ? "" : `, control interface at ${emulator.controlUrl}`;
    const ready = `Adobe Campaign emulator at ${emulator.url}${control}`;
    if (flags.json === true) printJsonLine(described(emulator, flags));
    else {
      printLines([ready, ...(flags.page ? [`Its console, in a browser: ${emulator.url}/`] : [])]);
      await printBlocks([nextStep(howToUse(emulator.url, flags))]);
    }
  } catch (error) {
    if (!(error instanceof PortError) && !(error instanceof StateFileError)) throw error;
    fail(error.message);
  }
}

function howToUse(url: string, { user = "admin", password, state, profile }: StartFlags): string {
  if (profile === "v8")
    return `set ADOBE_CAMPAIGN_URL=${url} and sign in with a token of its own; press Ctrl+C to stop.`;
  const known = password === undefined && state === undefined ? "admin" : "…";
  return `set ADOBE_CAMPAIGN_URL=${url}, ADOBE_CAMPAIGN_USER=${user} and ADOBE_CAMPAIGN_PASSWORD=${known} where Pulumi runs; press Ctrl+C to stop.`;
}

function farewell(calls: number, { state }: StartFlags): string {
  const kept =
    state === undefined
      ? "the instance is gone"
      : `the instance is kept in ${state}, from which the next start goes on`;
  return `Stopped. The journal had ${calls} call${calls === 1 ? "" : "s"}; ${kept}.`;
}

/** For scripts. Whoever gave a password, or has kept one in a state file, knows it. */
function described(emulator: Emulator, { user = "admin", password, state, profile = "v7" }: StartFlags) {
  const { url, controlUrl = null, tokenEndpoint, userManagementUrl, imsPackage, imsAccount } = emulator;
  const isDefault = password === undefined && state === undefined;
  const credentials = { user, password: isDefault ? "admin" : null };
  return { url, controlUrl, tokenEndpoint, userManagementUrl, profile, ...credentials, imsPackage, imsAccount };
}

function optionsOf(flags: StartFlags): EmulatorOptions {
  const { imsClientId: clientId, imsClientSecret: clientSecret, user: operator = "admin" } = flags;
  const { port, profile, user, password, instanceName, packageInstalled, installationPolls, controlPort } = flags;
  const options = {
    ...{ port, profile, user, password, instanceName, packageInstalled, installationPolls, controlPort },
    stateFile: flags.state,
    groups: flags.group,
    profiles: flags.productProfile?.map((groupName) => ({ groupName })),
    people: flags.person,
    accessUrl: flags.accessUrl,
    page: flags.page,
    security: flags.sessionTimeout === undefined ? undefined : { sessionTimeout: flags.sessionTimeout },
    technicalAccounts: clientId === undefined ? undefined : [{ clientId, clientSecret, operator, rights: ["admin"] }],
  };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

async function edit({ control, json, ...change }: EditFlags): Promise<void> {
  const command = change.group === undefined ? "edit" : "edit-group";
  const answer = await ask(control, "POST", command, JSON.stringify(change));
  const changed = Object.keys(change.set);
  if (!answer) return;
  if (json === true) printJsonLine({ changed });
  else
    await printBlocks([
      { spans: [`Changed: ${changed.join(", ")}`], hang: 2 },
      nextStep(
        change.group === undefined
          ? `\`pulumi preview --refresh --run-program\` shows it as drift; the server goes by it after \`npx adobe-campaign emulator restart --control ${control}\`.`
          : "`pulumi preview --refresh --run-program` shows it as drift.",
      ),
    ]);
}

/** What only looks is asked for with GET. */
const looks = new Set([
  ...["journal", "accounts", "packages", "sessions", "faults", "snapshot"],
  ...["groups", "named-rights", "operators", "people"],
]);

async function send(control: string, name: string, body: string | undefined): Promise<void> {
  const answer = await ask(control, looks.has(name) && body === undefined ? "GET" : "POST", name, body);
  if (answer) printJson(answer);
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535) throw new InvalidArgumentError("It must be a number from 0 to 65535.");
  return number;
}

function assignment(text: string, before: Record<string, string> = {}): Record<string, string> {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("It must look like tenant=acme.");
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

function count(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

/** `ana@example.com=Campaign - acme - delivery`; one more profile for an e-mail that was there before. */
function people(text: string, before: Person[] = []): Person[] {
  const [, email, profile] = /^([^\s=]+@[^\s=]+)=(.+)$/.exec(text) ?? [];
  if (email === undefined || profile === undefined)
    throw new InvalidArgumentError('It must look like "ana@example.com=Campaign - acme - delivery".');
  const known = before.find((each) => each.email === email);
  const others = before.filter((each) => each !== known);
  return [...others, { email, profiles: [...(known?.profiles ?? []), profile] }];
}

const several = (text: string, before: string[] = []): string[] => [...before, text];

function jsonObject(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return text;
  } catch {
    // Reported below.
  }
  throw new InvalidArgumentError('It must be a JSON object such as {"kind":"reset"}.');
}
