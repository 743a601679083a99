import { Command, Option } from "commander";

import type { Comparison } from "./compare/comparison";
import { exit, fail, failWith } from "./exit";
import { folder } from "./folder";
import { printBlocks, printText } from "./output";
import { withProgress } from "./progress";
import { type Endings, formatsOf, reportFiles, writeReports } from "./report-files";

interface CompareFlags {
  cwd: string;
  output: string;
  live?: boolean;
  liveStacks?: boolean;
  stack?: string;
  format?: Format;
  json?: boolean;
  out?: string[];
}

const formats = ["text", "json", "html"] as const;
type Format = (typeof formats)[number];

/** The format of a file by its ending, unless `--format` says it. */
const endings: Endings<Format> = { json: "json", html: "html", txt: "text" };

/** Something is wrong; Pulumi ends so when it finds changes where none should be. */
const somethingWrong = 7;

const help = `
By default, <before> and <after> are two stacks of the project. The command compares what they export for a promotion and contacts no instance.
With --live, they are two instances, named as in adobe-campaign:instances of --stack or, without --stack, in the environment
(ADOBE_CAMPAIGN_DEV_URL and so on). With --live-stacks, the instances of the two stacks are compared. Instances are only read.

Each field is "same" or "different" as it should be, "wrong", or "free". Each instance encrypts its secrets with a salt, so two secrets can only
be recognized as equal if one stored text was copied to the other instance.

Each --out file is written in the format given by --format or, if that is omitted, by the file's extension: .json, .html (a page for people),
.txt (text). Without --format, the comparison is also printed as text.

Examples:
  $ adobe-campaign compare dev prod
  $ adobe-campaign compare dev prod --cwd infrastructure --json
  $ adobe-campaign compare exec1 exec2 --live --stack prod
  $ adobe-campaign compare dev prod --live-stacks --out comparison.html

Exit code: 0 nothing is wrong, 7 something is wrong, 1 one of the two cannot be read, 2 wrong use.`;

/** `adobe-campaign compare`: two environments in one table. */
export function compareCommand(): Command {
  return new Command("compare")
    .description("Compare two environments: show what is the same, what differs, and what is wrong")
    .argument("<before>", "stack (with --live: instance) that comes first in the promotion chain")
    .argument("<after>", "stack (with --live: instance) that comes after it")
    .option("--cwd <dir>", "folder of the Pulumi project", folder, ".")
    .option("--output <name>", "stack output that holds the promotion", "promotion")
    .option("--live", "compare the current state of two instances")
    .option("--live-stacks", "compare the current state of the instances of two stacks")
    .option("--stack <name>", "with --live: stack whose configuration lists the instances")
    .addOption(new Option("--format <format>", "format of the comparison (default: text)").choices(formats))
    .addOption(new Option("--json", "the same as --format json").conflicts("format"))
    .option("--out <file>", "write the comparison to this file; can be repeated", reportFiles)
    .allowExcessArguments(false)
    .addHelpText("after", help)
    .exitOverride(exit)
    .action((before: string, after: string, flags: CompareFlags) => run(before, after, flags));
}

async function run(before: string, after: string, flags: CompareFlags): Promise<void> {
  if (flags.live === true && flags.liveStacks === true) return fail("--live and --live-stacks exclude each other");
  if (flags.stack !== undefined && flags.live !== true) return fail("--stack goes with --live");
  const { out = [] } = flags;
  const format = flags.json === true ? "json" : flags.format;
  const fileFormats = formatsOf(out, format, endings);
  if ("unclear" in fileFormats) return fail(fileFormats.unclear);
  try {
    const comparison = await withProgress(`Comparing ${before} and ${after}`, { json: format === "json" }, () =>
      compare([before, after], flags),
    );
    if ("problem" in comparison) return fail(comparison.problem, 1);
    const [{ render }, { blocksOf }] = await Promise.all([
      import("./compare/render.js"),
      import("./compare/comparison.js"),
    ]);
    if (!writeReports(out.map((file, at) => [file, render(comparison, fileFormats[at]!)]))) return;
    if ((format ?? "text") === "text" && (format === undefined || out.length === 0))
      await printBlocks(blocksOf(comparison));
    else if (out.length === 0) printText(render(comparison, format!));
    process.exitCode = comparison.rows.some(({ verdict }) => verdict === "wrong") ? somethingWrong : 0;
  } catch (error) {
    failWith(suggestingStacks(error, flags));
  }
}

/** Who compares stacks by their instances easily writes --live. */
function suggestingStacks(error: unknown, { live, stack }: CompareFlags): unknown {
  if (live !== true || stack !== undefined || !(error instanceof Error) || !("problems" in error)) return error;
  error.message += "\n  If these are the names of stacks, use --live-stacks instead of --live.";
  return error;
}

async function compare(
  names: readonly [string, string],
  { cwd, output, stack, live, liveStacks }: CompareFlags,
): Promise<Comparison | { problem: string }> {
  if (liveStacks === true || live === true) {
    const { compareLive } = await import("./compare/live.js");
    const flagsOf = (name: string) => (liveStacks === true ? { stack: name } : { stack, instance: name });
    const named = (name: string) => ({ name, flags: { cwd, ...flagsOf(name) } });
    return compareLive(named(names[0]), named(names[1]));
  }
  const { compareStacks } = await import("./compare/stacks.js");
  return compareStacks(names, cwd, output);
}
