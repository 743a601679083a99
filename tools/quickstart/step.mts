import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";

import { hasColors, paint, paintOutput } from "./paint.mts";

/** A command as it is run, and as it is shown, if it is. */
export interface Call {
  readonly command: string;
  readonly args: readonly string[];
  readonly shownAs?: string;
  /** Columns for a command that lays its output out, in colour if we have it. */
  readonly width?: number;
}

/** One act of the story: what it will show, the commands, the part of their output that matters, and what was seen. */
export interface Step {
  readonly title: string;
  readonly why: string;
  readonly calls: readonly Call[];
  /** Exit code of the last command; of the others it is 0. */
  readonly code?: number;
  /** What the output must contain. */
  readonly needs: readonly RegExp[];
  /** The lines of the output that are shown. */
  readonly picks?: readonly RegExp[];
  /** What must be so afterwards, besides. */
  readonly holds?: () => boolean | Promise<boolean>;
  /** What was seen, once it was. */
  readonly seen: string;
}

export interface Stage {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Show all of the output, as it comes. */
  readonly isVerbose: boolean;
}

let count = 0;

/** Runs a step, shows of its output what matters, and fails loudly, with all of the output, when it does not show what it should. */
export async function play(step: Step, stage: Stage): Promise<void> {
  const { title, why, calls, code = 0, needs, picks = [], holds, seen } = step;
  console.log(`\n${paint("bold", `${++count}. ${title}`)}\n   ${why}`);
  let output = "";
  for (const [at, call] of calls.entries()) {
    if (call.shownAs !== undefined) console.log(`   ${paint("cyan", `$ ${call.shownAs}`)}`);
    const ran = await run(call, stage);
    output += ran.output;
    const wanted = at === calls.length - 1 ? code : 0;
    if (ran.code !== wanted) throw failed(title, [`it ended with ${ran.code} instead of ${wanted}`], output);
  }
  const plain = stripVTControlCharacters(output);
  const missing = needs.filter((pattern) => !pattern.test(plain)).map((pattern) => `it did not show ${pattern}`);
  if (missing.length > 0) throw failed(title, missing, output);
  if (!stage.isVerbose) for (const line of picked(output, picks)) console.log(`     ${paintOutput(line)}`);
  if ((await holds?.()) === false) throw failed(title, [`this is not so: ${seen}`], output);
  console.log(`   ${paint("green", "✓")} ${seen}`);
}

function failed(title: string, complaints: readonly string[], output: string): Error {
  return new Error(`step ${count} (${title}) failed: ${complaints.join("; ")}. All of its output:\n\n${output.trim()}`);
}

/** Those lines of the output, indented as they are among themselves. */
function picked(output: string, picks: readonly RegExp[]): string[] {
  const matches = (line: string) => picks.some((pattern) => pattern.test(stripVTControlCharacters(line)));
  const lines = output.split("\n").filter(matches);
  const margin = Math.min(...lines.map((line) => line.search(/\S|$/)));
  return lines.map((line) => line.slice(margin).trimEnd());
}

function run({ command, args, width }: Call, stage: Stage): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const { cwd, isVerbose } = stage;
    const laidOut = { COLUMNS: String(width), ...(hasColors() ? { NO_COLOR: undefined, FORCE_COLOR: "1" } : {}) };
    const env = { ...stage.env, ...(width === undefined ? {} : laidOut) };
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const waiting = isVerbose ? undefined : showWaiting();
    let output = "";
    const take = (stream: NodeJS.WriteStream) => (chunk: string) => {
      if (isVerbose) stream.write(chunk);
      output += chunk;
    };
    child.stdout.setEncoding("utf8").on("data", take(process.stdout));
    child.stderr.setEncoding("utf8").on("data", take(process.stderr));
    child.on("error", reject);
    child.on("close", (code) => {
      waiting?.();
      resolve({ code: code ?? -1, output });
    });
  });
}

/** On a terminal, in a line that is written over: that it goes on, and for how long. Returns what ends it. */
function showWaiting(): () => void {
  if (!process.stderr.isTTY) return () => undefined;
  const started = Date.now();
  const say = () => process.stderr.write(`\r\u001b[K     … ${Math.round((Date.now() - started) / 1000)} s`);
  const timer = setInterval(say, 1000);
  return () => {
    clearInterval(timer);
    process.stderr.write("\r\u001b[K");
  };
}
