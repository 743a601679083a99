import { Command, InvalidArgumentError } from "commander";

import { exit, fail, messageOf } from "./exit";
import { printJson } from "./output";

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

With --json it prints one line when it is ready ({ url, file }) and one at the end ({ file, exchanges }).

Exit code: 0 ended by Ctrl+C, 2 wrong use, such as a file that is already there.`;

const reviewHelp = `
Examples:
  $ adobe-campaign record review campaign.jsonl
  $ adobe-campaign record review campaign.jsonl --json

Exit code: 0 nothing is left to replace, 1 something is, 2 wrong use, such as a file that is no recording.`;

/** `adobe-campaign record`, and `adobe-campaign record review` for looking at a recording before it is sent to anybody. */
export function recordCommand(): Command {
  const command = new Command("record")
    .enablePositionalOptions()
    .description("Record the traffic with an instance into a file, with secrets and personal data replaced")
    .option("--target <url>", "address of the instance, such as https://campaign.example.com")
    .option("--port <port>", "port on 127.0.0.1; 0 takes any free one", port, 0)
    .option("--out <file>", "where to write", "campaign-recording.jsonl")
    .option("--append", "add to a recording that is already there")
    .option("--keep-host", "write the instance's address into the first line of the file")
    .option("--keep <word>", "a word that may stay readable; can be repeated", collect)
    .option("--ca-file <file>", "PEM file with certificates to trust beside the usual ones")
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
  // Loaded only now: other commands do not pay for the recorder.
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
      ...(flags.caFile === undefined ? {} : { ca: readFileSync(flags.caFile, "utf8") }),
    });
    const { url } = recorder;
    const { out: file, json = false } = flags;
    process.stdout.write(json ? `${JSON.stringify({ url, file })}\n` : howTo(url, file));
    const stop = () =>
      void recorder.close().then(() => {
        const { exchanges } = recorder;
        process.stdout.write(json ? `${JSON.stringify({ file, exchanges })}\n` : howToGoOn(file, exchanges));
        process.exit(0);
      });
    process.once("SIGINT", stop).once("SIGTERM", stop);
  } catch (error) {
    fail(why(error));
  }
}

function howTo(url: string, file: string): string {
  return [
    `Recording into ${file}. Send the traffic through ${url}:`,
    `  ADOBE_CAMPAIGN_URL=${url} pulumi up        (or: pulumi preview --refresh)`,
    "  (the stack's own adobe-campaign:url must not be set meanwhile, since it comes first)",
    `  or set the server URL of a connection in the client console to ${url}`,
    "Ctrl-C ends it.",
    "",
  ].join("\n");
}

function howToGoOn(file: string, exchanges: number): string {
  return `\n${exchanges} exchanges in ${file}. Look at them before you send it: adobe-campaign record review ${file}\n`;
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
      process.stdout.write([...reviewOf(recording), ""].join("\n"));
      if (problems.length > 0) process.stderr.write([...problems, ""].join("\n"));
    }
    process.exitCode = problems.length > 0 ? 1 : 0;
  } catch (error) {
    fail(why(error));
  }
}

function why(error: unknown): string {
  const { name, code, message } = error as NodeJS.ErrnoException;
  if (name === "TargetError") return `--target: ${message}`;
  if (code === "EADDRINUSE") return "the port is in use; --port 0 takes any free one";
  return ["RecordingError", "RecordingFileError"].includes(name) ? message : messageOf(error);
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535) throw new InvalidArgumentError("It must be a number from 0 to 65535.");
  return number;
}

const collect = (word: string, before: string[] = []): string[] => [...before, word];
