import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { problemOf, type FirstState, type State } from "./state";

/** The state file cannot be used as it is. What is in it is never overwritten then: it may be somebody's work. */
export class StateFileError extends Error {
  override readonly name = "StateFileError";
  constructor(file: string, why: string) {
    super(`The state file ${file} cannot be used: ${why}. Name another file, or move this one away.`);
  }
}

export function loadState(file: string, profile: string): State | FirstState | undefined {
  if (!existsSync(file)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    // The parser's own message quotes the file's content, which may hold ciphertexts: not repeated.
    throw new StateFileError(file, error instanceof SyntaxError ? "it is not JSON" : (error as Error).message);
  }
  const problem = problemOf(value);
  if (problem) throw new StateFileError(file, problem);
  const state = value as State | FirstState;
  if (state.profile !== profile) throw new StateFileError(file, `it holds an instance of the profile ${state.profile}`);
  return state;
}

/** In one piece or not at all: written beside the file, flushed to disk, then renamed over it. */
export function saveState(file: string, state: State): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    // Readable by the owner only: the instance's encryption key is in it.
    const descriptor = openSync(temporary, "w", 0o600);
    try {
      writeSync(descriptor, `${JSON.stringify(state, undefined, 1)}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    const isFolderMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    const why = isFolderMissing ? `there is no folder ${dirname(file)}` : (error as Error).message;
    throw new StateFileError(file, `it cannot be written (${why})`);
  }
}
