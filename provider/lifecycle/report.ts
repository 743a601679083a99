import { log } from "../text/log";
import type { Described } from "./definition";

/** What a step tells to the outside while it runs: lines for the user, and how far it came if it fails. */
export class Report {
  #attempted: Described | undefined;

  /** `subject` is the resource, and the instance that it chose by name. `hide` takes out what must not be shown. */
  constructor(
    readonly subject: string,
    private readonly hide = (text: string) => text,
  ) {}

  /** Shows one line to the user. Pulumi prints it without attaching it to a resource, so it begins with the subject. */
  tell(line: string): void {
    log(`${this.subject}: ${this.hide(line)}`);
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
