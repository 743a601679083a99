/** The parts of a message for people: what happened, where, why, and what to do about it. */
export interface Explanation {
  readonly what: string;
  readonly where?: string;
  readonly why?: string;
  readonly remedy: string;
}

/** `ACC` and four digits; the thousands name the area: 1 settings, 2 network and protocol, 3 sign-in, 4 the instance, 5 this provider. */
export type ErrorCode = `ACC${number}`;

/**
 * Every error that this package throws on purpose. The message is one readable paragraph that starts with the code.
 *
 * It never has a property `id`: Pulumi's dynamic-provider host takes any error with one for a partially created resource.
 */
export abstract class AdobeCampaignError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, { what, where, why, remedy }: Explanation) {
    const place = where === undefined ? "" : ` (${where})`;
    super(`${code}: ${[sentence(what + place), sentence(why), sentence(remedy)].filter(Boolean).join(" ")}`);
    this.name = new.target.name;
    this.code = code;
  }
}

function sentence(text = ""): string {
  return text === "" || /[.!?:]$/.test(text) ? text : `${text}.`;
}
