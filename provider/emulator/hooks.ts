/** A call on its way. */
export interface CallEvent {
  service: string;
  method: string;
  /** `before`: it has arrived and nothing was done. `after`: it was executed and kept, and its reply is not sent yet. */
  phase: "before" | "after";
}

export type CallListener = (call: CallEvent) => void | Promise<void>;

/** A listener of a test failed: what it wanted did not happen, so the call must not look as if it had. */
export class ListenerError extends Error {
  override readonly name = "ListenerError";
}

/** Listeners that are waited for: a test can act between two calls, or between a write and its reply. */
export class Hooks {
  readonly #listeners = new Set<CallListener>();

  add(listener: CallListener): () => void {
    // Wrapped: the same function may listen twice, and each registration ends by itself.
    const own: CallListener = (call) => listener(call);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  async tell(call: CallEvent): Promise<void> {
    for (const listener of [...this.#listeners]) {
      try {
        await listener(call);
      } catch (error) {
        throw new ListenerError(`A listener failed ${call.phase} ${call.service}#${call.method}: ${String(error)}`);
      }
    }
  }
}
