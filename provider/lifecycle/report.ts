import { log } from "../text/log";
import type { Described } from "./definition";

/** Shows one line to the user. */
export type Print = (line: string) => void;

/** What a step tells to the outside while it runs: lines for the user, and how far it came if it fails. */
export class Report {
  #attempted: Described | undefined;

  /** `subject` is the resource, and the instance that it chose by name. `hide` takes out what must not be shown. */
  constructor(
    readonly subject: string,
    private readonly hide = (text: string) => text,
    private readonly print?: Print,
  ) {}

  /** Shows one line to the user. Pulumi attaches to no resource what is printed, so such a line begins with the subject. */
  tell(line: string): void {
    const shown = this.hide(line);
    if (this.print === undefined) log(`${this.subject}: ${shown}`);
    else this.print(shown);
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
