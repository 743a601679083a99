/** The cases of the matrix: each is an operation, one of its calls, and what goes wrong there. */
import { startEmulator } from "../../provider/emulator";
import type { Snapshot } from "../../provider/emulator/state/state";
import type { Kept } from "./faults-engine.ts";
import type { Kind } from "./faults-kinds.ts";
import type { Operation } from "./faults-operations.ts";
import { Process, USER } from "./faults-process.ts";
import { canaries } from "./host-canaries.ts";

/** An operation that is ready to run as often as one likes, and the calls that it makes when nothing goes wrong. */
export interface Prepared {
  readonly operation: Operation;
  readonly snapshot: Snapshot;
  readonly kept: Kept | undefined;
  readonly calls: readonly string[];
}

export interface Case {
  readonly name: string;
  readonly prepared: Prepared;
  /** Which call, from 1. */
  readonly nth: number;
  readonly kind: Kind;
  readonly lasting: boolean;
}

export const start = (operation: Operation) =>
  startEmulator({ ...operation.options, user: USER, password: canaries.password });

/** Runs the operation once without any fault, to learn its calls. */
export async function prepare(operation: Operation): Promise<Prepared> {
  const emulator = await start(operation);
  const before = new Process(emulator.url);
  const kept = await operation.prepare?.(emulator, before);
  await before.end();
  const snapshot = emulator.snapshot();
  emulator.clearJournal();
  const process = new Process(emulator.url);
  const ended = await operation.run(process, kept);
  const calls = emulator.journal().map(({ method }) => method);
  await process.end();
  const problems = operation.problems(emulator, ended);
  await emulator.close();
  if (ended.error !== undefined || problems.length > 0)
    throw new Error(`${operation.name} fails by itself: ${ended.error?.message ?? problems.join("; ")}`);
  return { operation, snapshot, kept, calls };
}

/** Every kind at every call. */
export function casesOf(prepared: Prepared, kinds: readonly Kind[]): Case[] {
  const { operation, calls } = prepared;
  return calls.flatMap((call, index) =>
    kinds.flatMap((kind) =>
      (kind.lasting ? [false, true] : [false]).map((lasting) => ({
        name: `${operation.name} | call ${index + 1} ${call} | ${kind.name}${lasting ? ", and from then on" : ""}`,
        prepared,
        nth: index + 1,
        kind,
        lasting,
      })),
    ),
  );
}
