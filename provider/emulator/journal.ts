/** One call as it was answered. Secrets and tokens are masked. */
export interface JournalEntry {
  /** ISO time. */
  at: string;
  operator: string;
  service: string;
  method: string;
  /** HTTP status; 0 when an injected fault left the call without an answer. */
  status: number;
  /** A fault that was injected: `reset after`. */
  injected?: string;
  /** Codes of the fault that was answered, the wrapper first: `SOP-330011 XTK-170036`. */
  fault?: string;
  /** Short human text: `nms:extAccount select`, `extAccount Adobe_Marketing_Cloud: tenant, imsRightsMask`. */
  detail: string;
  /** The call changes the instance when it succeeds. */
  write: boolean;
  /** Body of the request, secrets and tokens masked. */
  request: string;
}

const capacity = 10_000;
const longestRequest = 20_000;

/** The latest calls. Older ones go, so that an emulator can run for weeks. */
export class Journal {
  #entries: JournalEntry[] = [];

  add(entry: JournalEntry): void {
    const request =
      entry.request.length > longestRequest ? `${entry.request.slice(0, longestRequest)}…` : entry.request;
    this.#entries.push({ ...entry, request });
    // Cut seldom and in bulk: no call pays for the length of the journal.
    if (this.#entries.length >= 2 * capacity) this.#entries = this.#entries.slice(-capacity);
  }

  entries(): JournalEntry[] {
    return this.#entries.slice(-capacity).map((entry) => ({ ...entry }));
  }

  clear(): void {
    this.#entries = [];
  }
}
