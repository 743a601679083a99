import type { AdobeCampaignError } from "../errors/adobe-campaign-error";
import { ownError } from "../errors/unexpected-error";
import type { Described } from "./definition";

/** What Pulumi needs to remember a resource that was written but not finished. */
export interface PartialFailure {
  readonly id: string;
  readonly properties: Record<string, unknown>;
  readonly reasons: readonly string[];
}

/**
 * What is thrown to the host: a message for people, no stack, and no stray property `id`, which the host would take for a partially
 * created resource.
 *
 * In check, diff, read and delete, the host also prints `${error}: ${error.stack}`, which Pulumi shows beside the message. It is kept
 * to one short line, `read of ImsExternalAccount failed: ACC4001`, so that the paragraph is not told twice.
 */
class ShownError extends Error {
  constructor(
    error: AdobeCampaignError,
    private readonly during: string,
    subject: string | undefined,
    { hide = (text) => text, more = () => "" }: Presentation,
  ) {
    const { name, message, code } = error;
    // Two resources of one program fail alike: the name tells them apart where Pulumi does not.
    super(`${subject === undefined ? "" : `${subject}: `}${hide(message)}${more(error)}`);
    this.name = name;
    this.stack = code;
  }

  override toString(): string {
    return `${this.during} failed`;
  }
}

/** How a message is shown: without what must be hidden, and with what the moment adds to it. */
export interface Presentation {
  readonly hide?: (text: string) => string;
  readonly more?: (error: AdobeCampaignError) => string;
}

/** Turns whatever was thrown into what Pulumi shows well. */
export function toPulumiError(
  error: unknown,
  during: string,
  subject?: string,
  presentation: Presentation = {},
): Error {
  return error instanceof ShownError ? error : new ShownError(ownError(error, during), during, subject, presentation);
}

/** An error after which Pulumi keeps the resource, and updates it in the next `up`. It shows the reasons, not the message. */
export function toPartialFailure(error: Error, { id, outputs }: Described): Error & PartialFailure {
  return Object.assign(error, { id, properties: { ...outputs }, reasons: [error.message] });
}

export function isPartialFailure(error: unknown): error is Error & PartialFailure {
  return error instanceof ShownError && "id" in error;
}
