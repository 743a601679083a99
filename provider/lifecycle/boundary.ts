import { AdobeCampaignError } from "../errors/adobe-campaign-error";
import { UnexpectedError } from "../errors/unexpected-error";
import type { Described } from "./definition";

/** What Pulumi needs to remember a resource that was written but not finished. */
interface PartialFailure {
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
    { name, message, code }: AdobeCampaignError,
    private readonly during: string,
    subject: string | undefined,
    more: string,
  ) {
    // Two resources of one program fail alike: the name tells them apart where Pulumi does not.
    super(`${subject === undefined ? "" : `${subject}: `}${message}${more}`);
    this.name = name;
    this.stack = code;
  }

  override toString(): string {
    return `${this.during} failed`;
  }
}

/** Turns whatever was thrown into what Pulumi shows well. */
export function toPulumiError(
  error: unknown,
  during: string,
  subject?: string,
  more: (error: AdobeCampaignError) => string = () => "",
): Error {
  if (error instanceof ShownError) return error;
  const known = error instanceof AdobeCampaignError ? error : unexpected(error, during);
  return new ShownError(known, during, subject, more(known));
}

/** An error after which Pulumi keeps the resource, and updates it in the next `up`. It shows the reasons, not the message. */
export function toPartialFailure(error: Error, { id, outputs }: Described, provider: unknown): Error & PartialFailure {
  return Object.assign(error, { id, properties: { ...outputs, __provider: provider }, reasons: [error.message] });
}

function unexpected(error: unknown, during: string): UnexpectedError {
  const kind = error instanceof Error ? (/^\w{1,60}$/.exec(error.name)?.[0] ?? "Error") : typeof error;
  const frame = error instanceof Error ? framesOf(error).find((line) => /^\s+at /.test(line)) : undefined;
  // Only file and line: an argument's value may be in the message.
  const place = frame?.match(/([\w.-]+\/[\w.-]+:\d+):\d+\)?$/)?.[1] ?? "an unknown place";
  return new UnexpectedError(during, kind, place);
}

/** The stack without the message before it, which may have any number of lines. */
function framesOf({ stack = "", message }: Error): string[] {
  return stack.slice(stack.indexOf(message) + message.length).split("\n");
}
