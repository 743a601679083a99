import { ownError } from "../errors/unexpected-error";
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

/** Says what went wrong. What is not meant for people is our mistake, of which only kind and place are shown. */
export function failWith(error: unknown): void {
  const message = messageOf(error);
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ACC1001")
    return fail(`${message} This command reads its own options, the environment and, with --stack, a stack.`);
  fail(message, isWrongUse(code) ? wrongUse : 1);
}

/** The message of an error of ours; of the system's own, `ENOENT: no such file or directory, open '…'`, only what may be shown. */
export function messageOf(error: unknown): string {
  if (error instanceof WrongUse) return error.message;
  return isSystemError(error) ? plainly(error) : ownError(error, "adobe-campaign").message;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && "syscall" in error;
}

/** A system's error in words of ours: with the file, if it is about one. */
export function plainly({ path, code = "unknown", syscall }: NodeJS.ErrnoException): string {
  return path === undefined
    ? `${syscall ?? "the system"} failed (${code})`
    : `the file ${path} cannot be opened (${code})`;
}
