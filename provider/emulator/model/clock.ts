/** `2022-09-16 07:42:37.469Z`: a blank where ISO has a `T`. */
export const stamp = (milliseconds: number): string => new Date(milliseconds).toISOString().replace("T", " ");

/** Time for bookkeeping: never the same twice, so that every write moves `@lastModified`. */
export class Clock {
  #last: number;
  #ahead = 0;

  constructor(last = 0) {
    this.#last = last;
  }

  get last(): number {
    return this.#last;
  }

  /** Milliseconds ahead of the machine's clock. */
  get ahead(): number {
    return this.#ahead;
  }

  /** Now, for expiry and display. */
  now(): number {
    return Date.now() + this.#ahead;
  }

  /** Lets time pass, so that sessions and tokens end. */
  advance(milliseconds: number): void {
    if (!(milliseconds >= 0)) throw new Error("Time goes forward only.");
    this.#ahead += milliseconds;
  }

  next(): string {
    this.#last = Math.max(this.now(), this.#last + 1);
    return stamp(this.#last);
  }
}
