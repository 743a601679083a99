import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";

import { root } from "../paths.mts";

/** One act of the story: what is done and why, the command, and what it has to show. */
export interface Step {
  readonly title: string;
  readonly why: string;
  readonly command: string;
  readonly args: readonly string[];
  /** How the command is shown, when that differs from what is run. */
  readonly shownAs?: string;
  readonly code?: number;
  readonly shows: readonly RegExp[];
}

const bold = (text: string): string =>
  process.stdout.isTTY && process.env["NO_COLOR"] === undefined ? `\u001b[1m${text}\u001b[0m` : text;

let count = 0;

/** Runs a step, shows its output as it comes, and fails loudly when it does not show what it should. */
export async function play(
  { title, why, command, args, shownAs, code = 0, shows }: Step,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  console.log(`\n${bold(`${++count}. ${title}`)}\n${why}\n\n${bold(`$ ${shownAs ?? [command, ...args].join(" ")}`)}`);
  const ran = await run(command, args, env);
  const complaints = [
    ...(ran.code === code ? [] : [`it ended with ${ran.code} instead of ${code}`]),
    ...shows.filter((pattern) => !pattern.test(ran.output)).map((pattern) => `it did not show ${pattern}`),
  ];
  if (complaints.length > 0) throw new Error(`step ${count} (${title}) failed: ${complaints.join("; ")}`);
}

/** Lets a statement of the story fail loudly when it is not so. */
export function expect(holds: boolean, statement: string): void {
  if (!holds) throw new Error(`after step ${count}, this should be so and is not: ${statement}`);
  console.log(`   ✓ ${statement}`);
}

function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const show = (stream: NodeJS.WriteStream) => (chunk: string) => {
      stream.write(chunk);
      output += chunk;
    };
    child.stdout.setEncoding("utf8").on("data", show(process.stdout));
    child.stderr.setEncoding("utf8").on("data", show(process.stderr));
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code: code ?? -1, output: stripVTControlCharacters(output) });
    });
  });
}
