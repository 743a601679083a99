import type { RecordedExchange } from "../format";
import { canonicalRequest, isSignIn, nameOf } from "./canonical";

/** Calls that change something: each answer stands for one change. */
const changing = /#(?:Write|WriteCollection|Install\w*|Submit\w*|Execute|Start|Stop|Pause|Cancel|Delete\w*)$/;

/** The recorded answers by what was asked, each list in its order. */
export class Tape {
  readonly #answers = new Map<string, RecordedExchange[]>();

  constructor(exchanges: readonly RecordedExchange[]) {
    for (const exchange of withoutRefusals(exchanges)) {
      const key = canonicalRequest(exchange);
      this.#answers.set(key, [...(this.#answers.get(key) ?? []), exchange]);
    }
  }

  /** The next answer. The last one to a question is given again and again; a change that was made once is not made twice. */
  next(asked: RecordedExchange): RecordedExchange | undefined {
    const answers = this.#answers.get(canonicalRequest(asked));
    if (answers === undefined || answers.length === 0) return undefined;
    return answers.length > 1 || changing.test(nameOf(asked)) ? answers.shift() : answers[0];
  }
}

/** A sign-in that was refused, by a mistyped password perhaps, is played only if none was accepted. */
function withoutRefusals(exchanges: readonly RecordedExchange[]): readonly RecordedExchange[] {
  const accepted = (exchange: RecordedExchange) =>
    exchange.status === 200 &&
    exchange.reply !== undefined &&
    "text" in exchange.reply &&
    !/:?Fault>/.test(exchange.reply.text);
  const signIns = exchanges.filter((exchange) => isSignIn(nameOf(exchange)));
  if (!signIns.some(accepted)) return exchanges;
  return exchanges.filter((exchange) => !isSignIn(nameOf(exchange)) || accepted(exchange));
}
