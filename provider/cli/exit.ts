/** Wrong use of the command: one clear line, as commander itself does it for an unknown option. */
export const wrongUse = 2;

/** Commander ends with 1 on wrong use; help and version are no mistake. */
export function exit(error: { exitCode: number }): never {
  process.exit(error.exitCode === 0 ? 0 : wrongUse);
}

/** Says why, and has the process end with this code. */
export function fail(message: string, code = wrongUse): void {
  process.stderr.write(`error: ${message}\n`);
  process.exitCode = code;
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
  fail(error.message, isWrongUse(error.code) ? wrongUse : 1);
}
