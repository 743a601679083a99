import { rmSync } from "node:fs";

import { Command, InvalidArgumentError } from "commander";

import { log } from "../text/log";
import { exit, fail, messageOf } from "./exit";
import type { Block } from "./terminal/layout";
import { ending } from "./ending";
import { printBlocks, printJson, printJsonLine, printLines, printText, showProgress } from "./output";

interface RecordFlags {
  target?: string;
  port: number;
  out: string;
  append?: boolean;
  keepHost?: boolean;
  keep?: string[];
  caFile?: string;
  json?: boolean;
}

const help = `
Examples:
  $ adobe-campaign record --target https://campaign.example.com --out campaign.jsonl
  $ adobe-campaign record review campaign.jsonl

With --json, it prints one line when it is ready ({ url, file }) and one at the end ({ file, exchanges }).

On a terminal, it shows the number of exchanges recorded so far.

Exit code: 0 stopped with Ctrl+C, 1 nothing was recorded, 2 wrong use, such as a file that already exists.`;

const reviewHelp = `
Examples:
  $ adobe-campaign record review campaign.jsonl
  $ adobe-campaign record review campaign.jsonl --json

Exit code: 0 nothing is left to replace, 1 something is left to replace, 2 wrong use, such as a file that is not a recording.`;

/** `adobe-campaign record`, and `adobe-campaign record review` to review a recording before it is sent to anybody. */
export function recordCommand(): Command {
  const command = new Command("record")
    .enablePositionalOptions()
    .description("Record the traffic with an instance into a file, with secrets and personal data replaced")
    .option("--target <url>", "address of the instance, for example https://campaign.example.com")
    .option("--port <port>", "port on 127.0.0.1; 0 means any free port", port, 0)
    .option("--out <file>", "file to write", "campaign-recording.jsonl")
    .option("--append", "append to an existing recording")
    .option("--keep-host", "write the instance's address into the first line of the file")
    .option("--keep <word>", "a word that may stay readable; can be repeated", collect)
    .option("--ca-file <file>", "PEM file with certificates to trust in addition to the system's")
    .option("--json", "print one line of JSON when it is ready, and one at the end")
    .allowExcessArguments(false)
    .addHelpText("after", help)
    .exitOverride(exit)
    .action((flags: RecordFlags) => record(flags));

  command
    .command("review")
    .description("Show what is still readable in a recording, and check that nothing is left to replace")
    .argument("<file>", "the recording")
    .option("--json", "print the result as JSON")
    .allowExcessArguments(false)
    .addHelpText("after", reviewHelp)
    .exitOverride(exit)
    .action((file: string, { json = false }: { json?: boolean }) => review(file, json));
  return command;
}

async function record(flags: RecordFlags): Promise<void> {
  if (flags.target === undefined) return fail("required option '--target <url>' not specified");
  // Loaded only now, so that other commands do not load the recorder.
  const [{ startRecorder }, { parseTarget }, { readFileSync }] = await Promise.all([
    import("../recording/recorder.js"),
    import("../recording/target.js"),
    import("node:fs"),
  ]);
  try {
    const recorder = await startRecorder({
      target: parseTarget(flags.target),
      file: flags.out,
      port: flags.port,
      append: flags.append ?? false,
      keepHost: flags.keepHost ?? false,
      keep: flags.keep ?? [],
      onExchange: (count) => showProgress(`${exchangesOf(count)} recorded`),
      ...(flags.caFile === undefined ? {} : { ca: readFileSync(flags.caFile, "utf8") }),
    });
    const { url } = recorder;
    const { out: file, json = false, target, append = false } = flags;
    const stop = () =>
      void recorder.close().then(() => {
        const { exchanges } = recorder;
        if (exchanges === 0) nothingRecorded(file, append);
        else if (json) printJsonLine({ file, exchanges });
        else return printBlocks([{ spans: [] }, ...howToGoOn(file, exchanges)]).then(() => process.exit());
        process.exit();
      });
    // Before the address is known to anybody, who may end it as soon as it is.
    process.once("SIGINT", stop).once("SIGTERM", stop);
    if (json) printJsonLine({ url, file });
    else printText(howTo(url, file, target));
  } catch (error) {
    fail(why(error));
  }
}

function howTo(url: string, file: string, target: string): string {
  return [
    `Recording into ${file}. Send the traffic through ${url}, in another terminal:`,
    `  ADOBE_CAMPAIGN_URL=${url} pulumi preview --refresh --run-program`,
    "If the stack's configuration sets adobe-campaign:url, it takes precedence. Change it, and change it back afterwards:",
    `  pulumi config set adobe-campaign:url ${url}`,
    "  pulumi preview --refresh --run-program",
    `  pulumi config set adobe-campaign:url ${target}`,
    `Or set the server URL of a connection in the client console to ${url}.`,
    "Press Ctrl-C to stop.",
    "",
  ].join("\n");
}

/** The file would only be in the way of the next attempt. */
function nothingRecorded(file: string, append: boolean): void {
  if (!append) rmSync(file, { force: true });
  fail(
    "nothing was recorded, because no request arrived. `pulumi up` contacts an instance only when something has changed, and --refresh without --run-program contacts the address of the last `up`",
    1,
  );
}

const exchangesOf = (count: number) => `${count} exchange${count === 1 ? "" : "s"}`;

function howToGoOn(file: string, exchanges: number): Block[] {
  return ending(
    "good",
    `${exchangesOf(exchanges)} in ${file}`,
    `review them before you send the file: npx adobe-campaign record review ${file}`,
  );
}

async function review(file: string, json: boolean): Promise<void> {
  const [{ readRecording }, { reviewOf }, { problemsOf }] = await Promise.all([
    import("../recording/read-recording.js"),
    import("../recording/review.js"),
    import("../recording/check.js"),
  ]);
  try {
    const recording = readRecording(file);
    const problems = problemsOf(recording);
    if (json) printJson({ ok: problems.length === 0, review: [...reviewOf(recording)], problems });
    else {
      printLines(reviewOf(recording));
      for (const problem of problems) log(problem);
      await printBlocks([{ spans: [] }, ...verdict(recording.exchanges.length, problems.length)]);
    }
    process.exitCode = problems.length > 0 ? 1 : 0;
  } catch (error) {
    fail(why(error));
  }
}

function verdict(exchanges: number, problems: number): Block[] {
  if (problems === 0)
    return ending(
      "good",
      `Nothing is left to replace in ${exchangesOf(exchanges)}.`,
      "read above what stayed readable. If nothing of it is confidential, the file can be sent.",
    );
  return ending(
    "bad",
    `${problems} place${problems === 1 ? " holds" : "s hold"} what would be replaced now.`,
    "do not send the file; record it again with this release.",
  );
}

function why(error: unknown): string {
  const { name, code, message } = error as NodeJS.ErrnoException;
  if (name === "TargetError") return `--target: ${message}`;
  if (code === "EADDRINUSE") return "the port is in use; --port 0 uses any free port";
  return ["RecordingError", "RecordingFileError"].includes(name) ? message : messageOf(error);
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535) throw new InvalidArgumentError("It must be a number from 0 to 65535.");
  return number;
}

const collect = (word: string, before: string[] = []): string[] => [...before, word];
