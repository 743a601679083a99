import { existsSync } from "node:fs";

import { Command, InvalidArgumentError } from "commander";

import { type ConnectionFlags, connectionHelp, openConnection, withConnection } from "./connection";
import type { ConnectionSettings } from "../campaign/settings";
import { exit, fail, failWith } from "./exit";
import { jsonText } from "../text/display";
import { ending } from "./ending";
import { printBlocks, printJson, printText } from "./output";
import type { Plan } from "./import/plan";
import { connectionCommands } from "./import/connection-commands";
import { withProgress } from "./progress";
import { writeAll } from "./write-all";

interface ImportFlags extends ConnectionFlags {
  name: string;
  out: string;
  program?: string;
  account?: string;
  package?: string;
  group?: string[];
  groups: boolean;
  force?: boolean;
  json?: boolean;
}

const help = `${connectionHelp}

Without --group, the program gets the security groups that the association mask can lead to, without those that Adobe ships (at most 50).

Nothing is written to the instance, and no secret is written to a file. The printed command needs Pulumi 3.254 or newer.

Examples:
  $ adobe-campaign import --stack dev
  $ adobe-campaign import --stack dev --group reviewers --group delivery
  $ adobe-campaign import --instance exec1 --name exec1-ims --out exec1.json --program exec1.ts

Exit code: 0 done, 1 there is nothing to import, 2 wrong use.`;

/** `adobe-campaign import`: imports an account that was configured by hand into a Pulumi program. */
export function importCommand(): Command {
  return withConnection(new Command("import").description("Import a configured account into a program and its state"))
    .option("--name <name>", "name of the component in the program", resourceName, "ims")
    .option("--out <file>", "import file to write", "import.json")
    .option("--program <file>", "write the program to this file instead of printing it")
    .option("--account <name>", "internal name of the account, if it is not one of Adobe's")
    .option("--package <namespace:name>", "internal name of the package, if it cannot be found by its label")
    .option("--group <name>", "security group to put into the program; can be repeated", collected)
    .option("--no-groups", "put no security group into the program")
    .option("--force", "overwrite files that exist")
    .option("--json", "print the program, the file name, the command and the notes as JSON")
    .allowExcessArguments(false)
    .addHelpText("after", help)
    .exitOverride(exit)
    .action((flags: ImportFlags) => run(flags));
}

async function run(flags: ImportFlags): Promise<void> {
  if (!flags.groups && flags.group !== undefined) return fail("--group and --no-groups exclude each other");
  const existing = [flags.out, flags.program].find((file) => file !== undefined && existsSync(file));
  if (existing !== undefined && flags.force !== true) return fail(`${existing} exists; --force overwrites it`);
  try {
    const { plan, settings } = await withProgress("Reading the instance", flags, () => look(flags));
    if (plan.problem === undefined) await write(plan, flags, settings);
    else fail(plan.problem, 1);
  } catch (error) {
    failWith(error);
  }
}

async function look(flags: ImportFlags): Promise<{ plan: Plan; settings: ConnectionSettings }> {
  const { instance, settings } = await openConnection(flags);
  const { planImport } = await import("./import/plan.js");
  const { name, account: accountName, package: packageName } = flags;
  const groups = flags.groups ? flags.group : false;
  const wish = { name, instance: flags.instance, accountName, packageName, groups } as const;
  const plan = await planImport(instance, wish).finally(() => instance.close());
  return { plan, settings };
}

async function write(
  plan: Extract<Plan, { problem?: undefined }>,
  flags: ImportFlags,
  settings: ConnectionSettings,
): Promise<void> {
  const { out, program, json } = flags;
  writeAll({
    [out]: `${jsonText({ resources: plan.resources }, 2)}\n`,
    ...(program === undefined ? {} : { [program]: plan.program }),
  });
  const command = `pulumi import --file ${quoted(out)} --generate-code=false --protect=false --yes`;
  if (json === true) return printJson({ program: plan.program, file: out, command, notes: plan.notes });
  printText(
    [
      ...(program === undefined
        ? [`1. Paste this into the program:`, "", plan.program]
        : [`1. The program is in ${program}.`, ""]),
      ...(isConnected(flags) ? [] : connectionStep(settings, flags.instance)),
      `${isConnected(flags) ? 2 : 3}. Run this one command in the project, with the stack selected:`,
      "",
      `  ${command}`,
      "",
      ...plan.notes.map((note) => `- ${note}`),
      "",
    ].join("\n"),
  );
  const files = [out, ...(program === undefined ? [] : [program])].join(" and ");
  await printBlocks([
    { spans: [] },
    ...ending(
      "good",
      `Wrote ${files}. Nothing was written to the instance.`,
      "take the steps above, then run `pulumi preview`.",
    ),
  ]);
}

function connectionStep(settings: ConnectionSettings, instance: string | undefined): string[] {
  const commands = connectionCommands(settings, instance).map((command) => `  ${command}`);
  return [
    "2. Put the connection settings into the stack, unless the environment in which Pulumi runs has them:",
    "",
    ...commands,
    "",
  ];
}

/** Whether the stack has the connection already: what this command read was nowhere else. */
function isConnected({ stack, url, user, passwordFile }: ImportFlags): boolean {
  return stack !== undefined && [url, user, passwordFile].every((flag) => flag === undefined);
}

function quoted(file: string): string {
  return /^[\w./:\\-]+$/.test(file) ? file : `'${file.replaceAll("'", String.raw`'\''`)}'`;
}

function collected(name: string, names: readonly string[] = []): string[] {
  return [...names, name];
}

function resourceName(text: string): string {
  if (!/^[\w.-]+$/.test(text)) throw new InvalidArgumentError("It must consist of letters, digits, dots, - and _.");
  return text;
}
