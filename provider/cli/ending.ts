import type { Block } from "./terminal/layout";

/** How a command ended: a sign with its colour beside the words, which say the same without either. */
type Outcome = "good" | "bad";

const signs: Readonly<Record<Outcome, string>> = { good: "✔", bad: "✖" };

/** The last two lines of a command: what came of it, and what to do next. */
export function ending(outcome: Outcome, summary: string, next: string): Block[] {
  return [{ spans: [{ text: signs[outcome], style: outcome }, ` ${summary}`], hang: 2 }, nextStep(next)];
}

export function nextStep(next: string): Block {
  return { spans: [{ text: "Next: ", style: "strong" }, next], hang: 6 };
}
