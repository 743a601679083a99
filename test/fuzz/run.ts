import { capture, captures, verdict } from "../support/replies";
import { mutate, randomOf } from "./mutations";

export interface FuzzResult {
  readonly replies: number;
  /** How many replies came to which verdict. */
  readonly verdicts: Readonly<Record<string, number>>;
  /** Milliseconds of the slowest one. */
  readonly slowest: number;
}

const statuses = [200, 200, 200, 200, 401, 403, 404, 500, 503, 302];

/**
 * Reads mutated replies until `goOn` says stop. Anything but outputs or a typed error is thrown, with the seed that repeats it: a
 * foreign exception, a DTD that was accepted.
 */
export async function fuzzReplies(seed: number, goOn: (replies: number) => boolean): Promise<FuzzResult> {
  const random = randomOf(seed);
  const bodies = await repliesToMutate();
  const verdicts: Record<string, number> = {};
  let [replies, slowest] = [0, 0];
  for (; goOn(replies); replies++) {
    const { text, method } = bodies[Math.floor(random() * bodies.length)]!;
    const { body, hasDtd } = mutate(text, random);
    const status = hasDtd ? 200 : statuses[Math.floor(random() * statuses.length)]!;
    const started = performance.now();
    let said: string;
    try {
      said = verdict(body, { method, status });
    } catch (error) {
      throw new Error(`reply ${replies} of seed ${seed}: ${String(error)}\n${JSON.stringify(body.toString("latin1"))}`);
    }
    slowest = Math.max(slowest, performance.now() - started);
    if (hasDtd && said.startsWith("outputs")) throw new Error(`reply ${replies} of seed ${seed}: a DTD was accepted`);
    const kind = said.split(" ")[0]!;
    verdicts[kind] = (verdicts[kind] ?? 0) + 1;
  }
  return { replies, verdicts, slowest };
}

/** What real servers sent, each with the method that it answers. */
async function repliesToMutate(): Promise<{ text: Buffer; method: string }[]> {
  const found: { text: Buffer; method: string }[] = [];
  for (const name of Object.keys(captures)) {
    const text = await capture(name).catch(() => "");
    const method = text.includes("<faultstring") ? "Test" : /<(\w+)Response[\s>]/.exec(text)?.[1];
    // The largest are schemas of hundreds of kilobytes, which would only slow it down.
    if (method !== undefined && text.length < 20_000) found.push({ text: Buffer.from(text), method });
  }
  return found;
}
