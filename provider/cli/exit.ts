import { whyUnreadable } from "../errors/why-unreadable";
import { log } from "../text/log";
import { printJsonLine } from "./output";

/** Wrong use of the command: one clear line, as commander itself does it for an unknown option. */
export const wrongUse = 2;

/** Commander ends with 1 on wrong use, and has said why; help and version are no mistake. */
export function exit({ exitCode, code, message }: { exitCode: number; code: string; message: string }): never {
  if (exitCode === 0) process.exit(0);
  if (code !== "commander.help") tellScript(message.replace(/^error: /, ""));
  process.exit(wrongUse);
}

/** Says why, and has the process end with this code. */
export function fail(message: string, code = wrongUse): void {
  for (const line of `error: ${message}`.split("\n")) log(line);
  tellScript(message);
  process.exitCode = code;
}

/** With `--json` there is something to parse on stdout whatever happens. Options that are wrong have not been parsed, so the words are looked at. */
function tellScript(message: string): void {
  if (!process.argv.includes("--json")) return;
  const [, code] = /\b(ACC\d{4}): /.exec(message) ?? [];
  printJsonLine({ error: { ...(code === undefined ? {} : { code }), message } });
}

/** The options do not fit together: said like any other wrong use. */
export class WrongUse extends Error {
  readonly code = "WRONG_USE";
}

/** Also a stack whose configuration cannot be read: nothing was looked at. */
const isWrongUse = (code: unknown) => code === "ACC1101" || code === "WRONG_USE";

/** Says what went wrong where the message is meant for people, such as a file that cannot be written; anything else is our mistake. */
export function failWith(error: unknown): void {
  if (!(error instanceof Error && "code" in error)) throw error;
  if (error.code === "ACC1001")
    return fail(`${error.message} This command reads its own options, the environment and, with --stack, a stack.`);
  fail(plainly(error as NodeJS.ErrnoException), isWrongUse(error.code) ? wrongUse : 1);
}

/** The system's own message, `ENOENT: no such file or directory, open '…'`, in words of ours; any other as it is. */
export function plainly(error: NodeJS.ErrnoException): string {
  const { path, message } = error;
  return path === undefined ? message : `the file ${path} cannot be opened (${whyUnreadable(error)})`;
}
