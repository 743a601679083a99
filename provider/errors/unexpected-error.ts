import { AdobeCampaignError } from "./adobe-campaign-error";

/** ACC5001: a defect of this package. Only the kind of the original error is shown, since its text might hold a secret. */
export class UnexpectedError extends AdobeCampaignError {
  constructor(during: string, kind: string, at: string) {
    super("ACC5001", {
      what: `An unexpected ${kind} occurred in ${during}`,
      where: at,
      remedy: "Please report it with the version of pulumi-adobe-campaign",
    });
  }
}

/**
 * An error of ours as it is; of any other only its kind and place. The message of a foreign error may hold anything that was at hand
 * when it was made, secrets too, so it is never passed on.
 */
export function ownError(error: unknown, during: string): AdobeCampaignError {
  if (error instanceof AdobeCampaignError) return error;
  const kind = error instanceof Error ? (/^\w{1,60}$/.exec(error.name)?.[0] ?? "Error") : typeof error;
  const frame = error instanceof Error ? framesOf(error).find((line) => /^\s+at /.test(line)) : undefined;
  const place = frame?.match(/([\w.-]+\/[\w.-]+:\d+):\d+\)?$/)?.[1] ?? "an unknown place";
  return new UnexpectedError(during, kind, place);
}

/** The stack without the message before it, which may have any number of lines. */
function framesOf({ stack = "", message }: Error): string[] {
  return stack.slice(stack.indexOf(message) + message.length).split("\n");
}
