import { visible } from "../text/display";
import { log } from "../text/log";
import type { Described } from "./definition";

/** Shows one line to the user. */
export type Print = (line: string) => void;

/** A line below a heading: in words, or the name of a field and what is said of it. */
export type Detail = string | readonly [field: string, text: string];

/** What a step shows to the outside while it runs: lines for the user, and how far it came if it fails. */
export class Report {
  #attempted: Described | undefined;

  /** `subject` is the resource, and the instance that it chose by name. `hide` replaces what must not be shown. */
  constructor(
    readonly subject: string,
    private readonly hide = (text: string) => text,
    private readonly print?: Print,
  ) {}

  /** Shows one line to the user. Pulumi attaches to no resource what is printed, so such a line begins with the subject. */
  tell(line: string): void {
    const shown = visible(this.hide(line));
    if (this.print === undefined) log(`${this.subject}: ${shown}`);
    else this.print(shown);
  }

  /**
   * Shows a heading and, below it, one line for each detail. Each line is shown by itself: lines of other resources may come between, and
   * line ends within one would be written as numbers.
   */
  list(heading: string, details: readonly Detail[]): void {
    this.tell(details.length === 0 ? heading : `${heading}:`);
    const width = Math.max(...details.map((detail) => (typeof detail === "string" ? 0 : detail[0].length)));
    for (const detail of details)
      this.tell(typeof detail === "string" ? `  ${detail}` : `  ${detail[0].padEnd(width)}  ${detail[1]}`);
  }

  /** From now on something may have been written: if a later step fails, Pulumi must remember this much. */
  attempting(described: Described): void {
    this.#attempted = described;
  }

  /** The instance refused the write with an answer, so nothing has changed. */
  refused(): void {
    this.#attempted = undefined;
  }

  get attempted(): Described | undefined {
    return this.#attempted;
  }
}
