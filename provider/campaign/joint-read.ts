import { MalformedReplyError } from "../errors/malformed-reply-error";
import { SoapFaultError } from "../errors/soap-fault-error";
import { UnknownAttributeError } from "../errors/unknown-attribute-error";
import type { Session } from "./session";

/** How many rows one joint query may bring. An instance with more is asked for each object alone. */
export const MOST_ROWS = 3000;

/** Milliseconds for which an answer serves reads that come later. A process that lives longer than a command asks anew. */
export const freshness = { longest: 30_000 };

interface Answer<T> {
  /** What the session had changed when it was asked for. */
  readonly changes: number;
  readonly askedAt: number;
  readonly served: Set<string>;
  /** `undefined` where the instance cannot be asked for everything at once. */
  readonly objects: Promise<ReadonlyMap<string, T> | undefined>;
}

/**
 * One query for every object of a kind, whose answer serves the reads of a whole command: Pulumi asks for a few resources at a time,
 * and for each one once. It is for looks that no write follows; whoever is about to write looks alone.
 *
 * An answer ends with any change that this session makes, with its age, and for an object that is asked for again: that is a later
 * command, which wants to see the object as it is now. A failure is kept by nobody.
 */
export class JointRead<T> {
  #answer: Answer<T> | undefined;
  /** Set once everything together was refused or too much: asking for it again would only cost. */
  #isApart = false;

  constructor(private readonly session: Pick<Session, "changes">) {}

  /** What the joint answer says of one object, or `undefined` where it has to be asked for alone. `ask` brings all of them, or `undefined` if they are too many. */
  async find(
    key: string,
    ask: () => Promise<ReadonlyMap<string, T> | undefined>,
  ): Promise<{ readonly object: T | undefined } | undefined> {
    if (this.#isApart) return undefined;
    const answer = this.#isUsable(key) ? this.#answer! : this.#ask(ask);
    answer.served.add(key);
    const objects = await answer.objects;
    return objects && { object: objects.get(key) };
  }

  #isUsable(key: string): boolean {
    const answer = this.#answer;
    if (answer === undefined || answer.changes !== this.session.changes || answer.served.has(key)) return false;
    return performance.now() - answer.askedAt < freshness.longest;
  }

  #ask(ask: () => Promise<ReadonlyMap<string, T> | undefined>): Answer<T> {
    const objects = ask()
      .catch((error: unknown) => {
        if (isAboutTheQuery(error)) return undefined;
        if (this.#answer === answer) this.#answer = undefined;
        throw error;
      })
      .then((found) => {
        this.#isApart ||= found === undefined;
        return found;
      });
    const answer = { changes: this.session.changes, askedAt: performance.now(), served: new Set<string>(), objects };
    this.#answer = answer;
    return answer;
  }
}

/** The instance is there, and does not answer this question: one that is narrower may be answered. */
function isAboutTheQuery(error: unknown): boolean {
  return (
    error instanceof UnknownAttributeError || error instanceof SoapFaultError || error instanceof MalformedReplyError
  );
}
