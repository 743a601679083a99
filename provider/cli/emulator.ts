import { Command, InvalidArgumentError, Option } from "commander";
import type { EmulatorOptions } from "../emulator/index";

/** Wrong use of the command: one clear line, as commander itself does it for an unknown option. */
const wrongUse = 2;

interface StartFlags {
  port: number;
  state?: string;
  user?: string;
  password?: string;
  controlPort?: number;
  instanceName?: string;
  packageInstalled?: boolean;
}

interface EditFlags {
  control: string;
  set: Record<string, string>;
  account?: string;
  operator?: string;
}

/** `adobe-campaign emulator`, and `adobe-campaign emulator edit` for somebody at its console. */
export function emulatorCommand(): Command {
  const command = new Command("emulator")
    .description("Run a Campaign instance on this machine, for trying things out and for tests")
    .option("--port <port>", "port on 127.0.0.1; 0 takes any free one", port, 8080)
    .option("--state <file>", "JSON file that keeps the instance over restarts (default: in memory only)")
    .option("--user <name>", "operator with the right 'admin' (default: admin)")
    .addOption(
      new Option("--password <password>", "its password (default: admin, or the one kept in the state file)").env(
        "ADOBE_CAMPAIGN_EMULATOR_PASSWORD",
      ),
    )
    .option("--instance-name <name>", "what the instance calls itself (default: emulator)")
    .option("--package-installed", "start with the Experience Cloud package installed")
    .option("--control-port <port>", "offer the control interface on this port; 0 takes any free one", port)
    .allowExcessArguments(false)
    .exitOverride(exit)
    .action((flags: StartFlags) => start(flags));

  command
    .command("edit")
    .description("Change an external account of a running emulator, as another operator would in the console")
    .requiredOption("--control <url>", "address of the control interface, as printed at the start", controlUrl)
    .requiredOption("--set <attribute=value>", "attribute to change; can be repeated", assignment)
    .option("--account <name>", "internal name of the account (default: the Experience Cloud account)")
    .option("--operator <name>", "who does it (default: j.doe)")
    .allowExcessArguments(false)
    .exitOverride(exit)
    .action((flags: EditFlags) => edit(flags));
  return command;
}

async function start(flags: StartFlags): Promise<void> {
  // Loaded only now: other commands do not pay for the emulator.
  const { PortError, startEmulator, StateFileError } = await import("../emulator/index.js");
  const options: EmulatorOptions = {
    port: flags.port,
    ...(flags.state === undefined ? {} : { stateFile: flags.state }),
    ...(flags.user === undefined ? {} : { user: flags.user }),
    ...(flags.password === undefined ? {} : { password: flags.password }),
    ...(flags.instanceName === undefined ? {} : { instanceName: flags.instanceName }),
    ...(flags.packageInstalled === undefined ? {} : { packageInstalled: flags.packageInstalled }),
    ...(flags.controlPort === undefined ? {} : { controlPort: flags.controlPort }),
  };
  try {
    const emulator = await startEmulator(options);
    const control = emulator.controlUrl === undefined ? "" : `, control interface at ${emulator.controlUrl}`;
    process.stdout.write(`Adobe Campaign emulator at ${emulator.url}${control}\n`);
    const stop = () => void emulator.close().then(() => process.exit(0));
    process.once("SIGINT", stop).once("SIGTERM", stop);
  } catch (error) {
    if (!(error instanceof PortError) && !(error instanceof StateFileError)) throw error;
    fail(error.message);
  }
}

async function edit({ control, ...change }: EditFlags): Promise<void> {
  let response: Response;
  try {
    response = await fetch(new URL("/edit", control), {
      method: "POST",
      headers: { "content-type": "application/json", "x-emulator-control": "1" },
      body: JSON.stringify(change),
    });
  } catch {
    return fail(`no emulator answers at ${control}; was it started with --control-port?`);
  }
  const result = (await response.json().catch(() => ({}))) as { error?: string };
  if (!response.ok) return fail(result.error ?? `${control} answered ${response.status}; is it the control interface?`);
  process.stdout.write(`Changed: ${Object.keys(change.set).join(", ")}\n`);
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535) throw new InvalidArgumentError("It must be a number from 0 to 65535.");
  return number;
}

function controlUrl(text: string): string {
  if (!URL.canParse(text)) throw new InvalidArgumentError("It must be an address such as http://127.0.0.1:8081.");
  return text;
}

function assignment(text: string, before: Record<string, string> = {}): Record<string, string> {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("It must look like tenant=acme.");
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

function fail(message: string): void {
  process.stderr.write(`error: ${message}\n`);
  process.exitCode = wrongUse;
}

/** Commander ends with 1 on wrong use; help and version are no mistake. */
function exit(error: { exitCode: number }): never {
  process.exit(error.exitCode === 0 ? 0 : wrongUse);
}
