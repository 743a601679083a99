import { relative, resolve, sep } from "node:path";

import { Command, Option } from "commander";

import type { DriftReport } from "../drift/report-schema";
import { oneLine } from "../text/display";
import { log } from "../text/log";
import { folder } from "./folder";
import { exit, fail } from "./exit";
import { required } from "./required";
import { printBlocks, printText } from "./output";
import { withProgress } from "./progress";
import { configFile, leavingNoFile } from "./stack/config-file";
import { type Endings, formatsOf, reportFiles, writeReports } from "./report-files";

interface DriftFlags {
  stack: string;
  cwd: string;
  configFile?: string;
  format?: Format;
  json?: boolean;
  out?: string[];
}

const formats = ["text", "json", "markdown", "sarif", "junit", "html", "svg"] as const;
type Format = (typeof formats)[number];

/** The format of a file by its ending, unless `--format` says it. */
const endings: Endings<Format> = {
  json: "json",
  md: "markdown",
  sarif: "sarif",
  xml: "junit",
  html: "html",
  svg: "svg",
  txt: "text",
};

const help = `
Runs \`pulumi preview --refresh --run-program\` in the program's folder, with the stack's configuration and the environment of this command.
Nothing is written to an instance or to the state. Needs Pulumi 3.231 or newer.

Each --out file is written in the format given by --format or, if that is omitted, by the file's extension: .json, .md (markdown), .sarif,
.xml (junit), .html (a page for people), .svg (a badge), .txt (text). Without --format, the report is also printed as text.

Examples:
  $ adobe-campaign drift --stack dev
  $ adobe-campaign drift --stack dev --json
  $ adobe-campaign drift --stack dev --out drift.html --out drift.svg
  $ adobe-campaign drift --stack prod --cwd infrastructure --out drift.json --out drift.sarif --out drift.xml --out drift.md

Exit code: 0 in sync, 7 drift, 1 not everything could be checked (what is known is still reported), 2 wrong use.`;

/** `adobe-campaign drift`: what differs between a stack's program and its instances, the most serious first. */
export function driftCommand(): Command {
  const command = new Command("drift").description(
    "Report what differs between a stack's program and its instances, for people and for nightly jobs",
  );
  return required(command, ["--stack <name>", "stack to check"])
    .option("--cwd <folder>", "folder of the Pulumi program", folder, ".")
    .option("--config-file <file>", "configuration file of the stack to use instead of Pulumi's default", configFile)
    .addOption(new Option("--format <format>", "format of the report (default: text)").choices(formats))
    .addOption(new Option("--json", "the same as --format json").conflicts("format"))
    .option("--out <file>", "write the report to this file; can be repeated", reportFiles)
    .allowExcessArguments(false)
    .addHelpText("after", help)
    .exitOverride(exit)
    .action((flags: DriftFlags) => run(flags));
}

async function run({ stack, cwd, configFile: file, out = [], ...flags }: DriftFlags): Promise<void> {
  const format = flags.json ? "json" : flags.format;
  const fileFormats = formatsOf(out, format, endings);
  if ("unclear" in fileFormats) return fail(fileFormats.unclear);
  const { preview } = await import("../drift/preview.js");
  const options = { signal: interruption(), configFile: file };
  const look = () => leavingNoFile(stack, cwd, () => preview(stack, resolve(cwd), options));
  const running = withProgress(
    `Looking at the instances of stack ${stack} with Pulumi`,
    { json: format === "json" },
    look,
  );
  // Loaded while Pulumi works.
  const [{ reportOf }, { render }, { toLines }, seen] = await Promise.all([
    import("../drift/report.js"),
    import("../drift/render.js"),
    import("../drift/formats/text.js"),
    running,
  ]);
  const report = reportOf(stack, seen, new Date());
  const as = (form: Format) => render(report, form, pathInRepository(cwd));
  if (!writeReports(out.map((file, at) => [file, as(fileFormats[at]!)]))) return;
  if ((format ?? "text") === "text" && (format === undefined || out.length === 0)) await printBlocks(toLines(report));
  else if (out.length === 0) printText(as(format!));
  for (const error of report.errors) log(`error: ${oneLine(error)}`);
  process.exitCode = exitCodeOf(report);
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
