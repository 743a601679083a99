import { statSync, writeFileSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";

import { Command, InvalidArgumentError, Option } from "commander";

import type { DriftReport } from "../drift/report-schema";
import { oneLine } from "../text/display";
import { log } from "../text/log";
import { folder } from "./folder";
import { exit, fail, plainly } from "./exit";
import { required } from "./required";
import { printText } from "./output";

interface DriftFlags {
  stack: string;
  cwd: string;
  format?: Format;
  json?: boolean;
  out?: string[];
}

const formats = ["text", "json", "markdown", "sarif", "junit"] as const;
type Format = (typeof formats)[number];

/** The format of a file by its ending, unless `--format` says it. */
const endings: Readonly<Record<string, Format>> = {
  json: "json",
  md: "markdown",
  sarif: "sarif",
  xml: "junit",
  txt: "text",
};

const help = `
Runs \`pulumi preview --refresh --run-program\` in the program's folder, with the stack's configuration and the environment of this command.
Nothing is written to an instance or to the state. Needs Pulumi 3.231 or newer.

Each --out file is written in the format given by --format or, if that is omitted, by the file's extension: .json, .md (markdown), .sarif,
.xml (junit), .txt (text). Without --format, the report is also printed as text.

Examples:
  $ adobe-campaign drift --stack dev
  $ adobe-campaign drift --stack dev --json
  $ adobe-campaign drift --stack prod --cwd infrastructure --out drift.json --out drift.sarif --out drift.xml --out drift.md

Exit code: 0 in sync, 7 drift, 1 not everything could be checked (what is known is still reported), 2 wrong use.`;

/** `adobe-campaign drift`: what differs between a stack's program and its instances, the most serious first. */
export function driftCommand(): Command {
  const command = new Command("drift").description(
    "Report what differs between a stack's program and its instances, for people and for nightly jobs",
  );
  return required(command, ["--stack <name>", "stack to check"])
    .option("--cwd <folder>", "folder of the Pulumi program", folder, ".")
    .addOption(new Option("--format <format>", "format of the report (default: text)").choices(formats))
    .addOption(new Option("--json", "the same as --format json").conflicts("format"))
    .option("--out <file>", "write the report to this file; can be repeated", several)
    .allowExcessArguments(false)
    .addHelpText("after", help)
    .exitOverride(exit)
    .action((flags: DriftFlags) => run(flags));
}

async function run({ stack, cwd, out = [], ...flags }: DriftFlags): Promise<void> {
  const format = flags.json ? "json" : flags.format;
  const unclear = format === undefined ? out.find((file) => formatOf(file) === undefined) : undefined;
  if (unclear !== undefined)
    return fail(
      `no format is known for the extension of ${unclear}; use one of ${Object.keys(endings)
        .map((ending) => `.${ending}`)
        .join(", ")}, or --format`,
    );
  const { preview } = await import("../drift/preview.js");
  const running = preview(stack, resolve(cwd), interruption());
  try {
    // Loaded while Pulumi works.
    const [{ reportOf }, { render }, seen] = await Promise.all([
      import("../drift/report.js"),
      import("../drift/render.js"),
      running,
    ]);
    const report = reportOf(stack, seen, new Date());
    const projectFile = pathInRepository(cwd);
    for (const file of out) writeFileSync(file, render(report, format ?? formatOf(file)!, projectFile));
    if (format === undefined || out.length === 0) printText(render(report, format ?? "text", projectFile));
    for (const error of report.errors) log(`error: ${oneLine(error)}`);
    process.exitCode = exitCodeOf(report);
  } catch (error) {
    if (!isFileError(error)) throw error;
    fail(`the report cannot be written: ${plainly(error)}`, 1);
  }
}

function exitCodeOf({ status }: DriftReport): number {
  return { "in sync": 0, drift: 7, error: 1 }[status];
}

/** A job that is cancelled ends Pulumi too; a Ctrl-C reaches it from the terminal. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once("SIGTERM", () => controller.abort());
  return controller.signal;
}

/** The project's file as seen from where the command was started, which is where a job checks a repository out. */
function pathInRepository(cwd: string): string {
  const path = relative(process.cwd(), resolve(cwd, "Pulumi.yaml")).split(sep);
  return path.includes("..") ? "Pulumi.yaml" : path.map(encodeURIComponent).join("/");
}

function formatOf(file: string): Format | undefined {
  return Object.entries(endings).find(([ending]) => file.toLowerCase().endsWith(`.${ending}`))?.[1];
}

function isFileError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}

/** Refused before Pulumi runs, so that no report is lost. */
function several(file: string, before: string[] = []): string[] {
  const into = dirname(resolve(file));
  if (statSync(into, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new InvalidArgumentError(`There is no folder ${into}.`);
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new InvalidArgumentError("It is a folder, and must be a file.");
  return [...before, file];
}
