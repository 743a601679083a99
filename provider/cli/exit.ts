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

/** Says what went wrong where the message is meant for people, such as a file that cannot be written; anything else is our mistake. */
export function failWith(error: unknown): void {
  if (!(error instanceof Error && "code" in error)) throw error;
  if (error.code === "ACC1001")
    return fail(`${error.message} This command reads its own options, the environment and, with --stack, a stack.`);
  fail(error.message, error.code === "ACC1101" ? wrongUse : 1);
}
