import { Command, InvalidArgumentError } from "commander";

/** Wrong use of the command: one clear line, as commander itself does it for an unknown option. */
const wrongUse = 2;

interface RecordFlags {
  target?: string;
  port: number;
  out: string;
  append?: boolean;
  keepHost?: boolean;
  keep?: string[];
  caFile?: string;
}

/** `adobe-campaign record`, and `adobe-campaign record review` for looking at a recording before it is sent to anybody. */
export function recordCommand(): Command {
  const command = new Command("record")
    .description("Record the traffic with an instance into a file, with secrets and personal data replaced")
    .option("--target <url>", "address of the instance, such as https://campaign.example.com")
    .option("--port <port>", "port on 127.0.0.1; 0 takes any free one", port, 0)
    .option("--out <file>", "where to write", "campaign-recording.jsonl")
    .option("--append", "add to a recording that is already there")
    .option("--keep-host", "write the instance's address into the first line of the file")
    .option("--keep <word>", "a word that may stay readable; can be repeated", collect)
    .option("--ca-file <file>", "PEM file with certificates to trust beside the usual ones")
    .allowExcessArguments(false)
    .exitOverride(exit)
    .action((flags: RecordFlags) => record(flags));

  command
    .command("review")
    .description("Show what is still readable in a recording, and check that nothing is left to replace")
    .argument("<file>", "the recording")
    .allowExcessArguments(false)
    .exitOverride(exit)
    .action((file: string) => review(file));
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
    process.stdout.write(howTo(recorder.url, flags.out));
    const stop = () =>
      void recorder.close().then(() => {
        process.stdout.write(`\n${recorder.exchanges} exchanges in ${flags.out}. Look at them before you send it: `);
        process.stdout.write(`adobe-campaign record review ${flags.out}\n`);
        process.exit(0);
      });
    process.once("SIGINT", stop).once("SIGTERM", stop);
  } catch (error) {
    fail(plainly(error));
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

async function review(file: string): Promise<void> {
  const [{ readRecording }, { reviewOf }, { problemsOf }] = await Promise.all([
    import("../recording/read-recording.js"),
    import("../recording/review.js"),
    import("../recording/check.js"),
  ]);
  try {
    const recording = readRecording(file);
    const problems = problemsOf(recording);
    process.stdout.write([...reviewOf(recording), ""].join("\n"));
    if (problems.length > 0) process.stderr.write([...problems, ""].join("\n"));
    process.exitCode = problems.length > 0 ? 1 : 0;
  } catch (error) {
    fail(plainly(error));
  }
}

function plainly(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return "the port is in use; --port 0 takes any free one";
  return message;
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535) throw new InvalidArgumentError("It must be a number from 0 to 65535.");
  return number;
}

const collect = (word: string, before: string[] = []): string[] => [...before, word];

function fail(message: string): void {
  process.stderr.write(`error: ${message}\n`);
  process.exitCode = wrongUse;
}

/** Commander ends with 1 on wrong use; help and version are no mistake. */
function exit(error: { exitCode: number }): never {
  process.exit(error.exitCode === 0 ? 0 : wrongUse);
}
