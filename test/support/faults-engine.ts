/** What the engine does with one resource, and what its state then holds. */
import type { Handlers, Properties } from "./faults-process.ts";

/** What Pulumi keeps of a resource. `unfinished`: of a partial failure, after which the next `up` updates in any case. */
export interface Kept {
  readonly id: string;
  readonly outputs: Properties;
  readonly unfinished: boolean;
}

/** How a run ended. Pulumi keeps something also after most failures. */
export interface Ended {
  readonly kept: Kept | undefined;
  readonly error?: Error;
  /** Whether the failure said what was already done. */
  readonly partial?: boolean;
}

/** `pulumi up` of a program with this resource. */
export async function up(handlers: Handlers, args: Properties, kept?: Kept): Promise<Ended> {
  const inputs = await handlers.check(args);
  if (kept === undefined) return attempt(undefined, async () => finished(await handlers.create(inputs)));
  const { changes } = await handlers.diff(kept.id, kept.outputs, inputs);
  if (changes === false && !kept.unfinished) return { kept };
  return attempt(kept, async () =>
    finished({ id: kept.id, outputs: await handlers.update(kept.id, kept.outputs, inputs) }),
  );
}

/** `pulumi refresh`. */
export function refresh(handlers: Handlers, kept: Kept): Promise<Ended> {
  return attempt(kept, async () => {
    const found = await handlers.read(kept.id, kept.outputs);
    return found && { ...found, unfinished: kept.unfinished };
  });
}

/** `pulumi destroy`. */
export function destroy(handlers: Handlers, kept: Kept): Promise<Ended> {
  return attempt(kept, () => handlers.delete(kept.id, kept.outputs).then(() => undefined));
}

const finished = (done: { id: string; outputs: Properties }): Kept => ({ ...done, unfinished: false });

async function attempt(before: Kept | undefined, work: () => Promise<Kept | undefined>): Promise<Ended> {
  try {
    return { kept: await work() };
  } catch (thrown) {
    const error = thrown as Error & { id?: string; properties?: Properties };
    if (error.id === undefined) return { kept: before, error, partial: false };
    const { __provider, ...outputs } = error.properties ?? {};
    void __provider;
    return { kept: { id: error.id, outputs, unfinished: true }, error, partial: true };
  }
}
