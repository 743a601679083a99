import { Command } from "commander";

import type { Comparison } from "./compare/comparison";
import { exit, fail, failWith } from "./exit";
import { folder } from "./folder";
import { printJson, printText } from "./output";

interface CompareFlags {
  cwd: string;
  output: string;
  live?: boolean;
  liveStacks?: boolean;
  stack?: string;
  json?: boolean;
}

/** Something is wrong; Pulumi ends so when it finds changes where none should be. */
const somethingWrong = 7;

const help = `
<before> and <after> are two stacks of the project, compared by what they export for a promotion: nothing is asked of any instance. With
--live they are instances, by their names in adobe-campaign:instances of --stack, or else in the environment (ADOBE_CAMPAIGN_DEV_URL and so
on); with --live-stacks the instances of the two stacks. An instance is only read.

Each field is "same" or "different" as it should be, "wrong", or "free". A secret is stored encrypted, with salt: two can only be seen to be
the same where one stored text was copied to the other.

Examples:
  $ adobe-campaign compare dev prod
  $ adobe-campaign compare dev prod --cwd infrastructure --json
  $ adobe-campaign compare exec1 exec2 --live --stack prod
  $ adobe-campaign compare dev prod --live-stacks

Exit code: 0 nothing is wrong, 7 something is, 1 one of both cannot be read, 2 wrong use.`;

/** `adobe-campaign compare`: two environments in one table. */
export function compareCommand(): Command {
  return new Command("compare")
    .description("Compare two environments: what is the same or different as it should be, and what is wrong")
    .argument("<before>", "stack (or, with --live, instance) that comes first in the chain of environments")
    .argument("<after>", "the one that comes after it")
    .option("--cwd <dir>", "folder of the Pulumi project", folder, ".")
    .option("--output <name>", "stack output that holds the promotion", "promotion")
    .option("--live", "compare what two instances have now")
    .option("--live-stacks", "compare what the instances of two stacks have now")
    .option("--stack <name>", "with --live: stack whose configuration names the instances")
    .option("--json", "print JSON")
    .allowExcessArguments(false)
    .addHelpText("after", help)
    .exitOverride(exit)
    .action((before: string, after: string, flags: CompareFlags) => run(before, after, flags));
}

async function run(before: string, after: string, flags: CompareFlags): Promise<void> {
  if (flags.live === true && flags.liveStacks === true) return fail("--live and --live-stacks exclude each other");
  if (flags.stack !== undefined && flags.live !== true) return fail("--stack goes with --live");
  try {
    const { jsonOf, textOf } = await import("./compare/comparison.js");
    const comparison = await compare([before, after], flags);
    if ("problem" in comparison) return fail(comparison.problem, 1);
    if (flags.json === true) printJson(jsonOf(comparison));
    else printText(textOf(comparison));
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
