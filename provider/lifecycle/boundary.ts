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
 * Turns whatever was thrown into what Pulumi shows well: a message for people, no stack, and no stray property `id`, which the
 * host would take for a partially created resource.
 */
export function toPulumiError(error: unknown, during: string): Error {
  const known = error instanceof AdobeCampaignError ? error : unexpected(error, during);
  const shown = new Error(known.message);
  // The host prints the stack of an error in check, diff, read and delete; the message says all that a user can use.
  shown.name = known.name;
  shown.stack = "";
  return shown;
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
