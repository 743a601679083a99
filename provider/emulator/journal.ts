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
  /** How many went before the first that is here. */
  #gone = 0;

  add(entry: JournalEntry): void {
    const request =
      entry.request.length > longestRequest ? `${entry.request.slice(0, longestRequest)}…` : entry.request;
    this.#entries.push({ ...entry, request });
    // Cut seldom and in bulk: no call pays for the length of the journal.
    if (this.#entries.length >= 2 * capacity) this.#drop(this.#entries.length - capacity);
  }

  /** The newest first, each with its number since the start. */
  latest(count: number): { number: number; entry: JournalEntry }[] {
    const first = Math.max(0, this.#entries.length - count);
    return this.#entries
      .slice(first)
      .map((entry, index) => ({ number: this.#gone + first + index, entry }))
      .reverse();
  }

  numbered(number: number): JournalEntry | undefined {
    return this.#entries[number - this.#gone];
  }

  entries(): JournalEntry[] {
    return this.#entries.slice(-capacity).map((entry) => ({ ...entry }));
  }

  clear(): void {
    this.#drop(this.#entries.length);
  }

  #drop(count: number): void {
    this.#entries = this.#entries.slice(count);
    this.#gone += count;
  }
}
