import { visible } from "../text/display";

/** The parts of a message for people: what happened, where, why, and what to do about it. */
export interface Explanation {
  readonly what: string;
  readonly where?: string;
  /** Each difference, problem or candidate: the end of a sentence that `what` begins. */
  readonly details?: readonly string[];
  readonly why?: string;
  readonly remedy: string;
}

/** `ACC` and four digits; the thousands name the area: 1 settings, 2 network and protocol, 3 sign-in, 4 the instance, 5 this provider. */
export type ErrorCode = `ACC${number}`;

/**
 * Every error that this package throws on purpose. The message starts with the code. A short one is one paragraph; a longer one has a
 * line for each detail, for the reason and for the remedy.
 *
 * It never has a property `id`: Pulumi's dynamic-provider host takes any error with one for a partially created resource.
 */
export abstract class AdobeCampaignError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, explanation: Explanation) {
    super(`${code}: ${messageOf(explanation)}`);
    this.name = new.target.name;
    this.code = code;
  }
}

/** Long enough for a catalogue of packages. What an instance lists may have any length. */
const LONGEST = 8000;

/**
 * Whatever was quoted from elsewhere, here it is made fit to be shown: no error can go another way. Its line ends become blanks; those
 * of the message are made after that.
 */
function fit(text = ""): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return visible(short.replace(/\s*[\r\n]+\s*/g, " "));
}

/** Longest message in one paragraph, in characters. */
const PARAGRAPH = 160;

function messageOf(explanation: Explanation): string {
  const [what, where, why, remedy] = [explanation.what, explanation.where, explanation.why, explanation.remedy].map(
    (part) => (part === undefined ? undefined : fit(part)),
  );
  const details = (explanation.details ?? []).map(fit);
  const place = where === undefined ? "" : ` (${where})`;
  const rest = [why, remedy].map((text = "") => sentence(capitalized(text))).filter(Boolean);
  if (details.length > 1) return [`${what}${place}:`, ...details.map((detail) => `- ${detail}`), ...rest].join("\n  ");
  const sentences = [sentence([what!, ...details].join(": ") + place), ...rest];
  const paragraph = sentences.join(" ");
  return paragraph.length <= PARAGRAPH ? paragraph : sentences.join("\n  ");
}

function sentence(text: string): string {
  return text === "" || /[.!?:]$/.test(text) ? text : `${text}.`;
}

/** `what` is left as it is: it may begin with the name of an argument. */
function capitalized(text: string): string {
  return text.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}
