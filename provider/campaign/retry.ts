import { HttpStatusError } from "../errors/http-status-error";
import { MalformedReplyError } from "../errors/malformed-reply-error";
import { NetworkError } from "../errors/network-error";
import { WebPageError } from "../errors/web-page-error";

/**
 * How often a call that changes nothing is tried, and how long to wait in between (milliseconds). A server that asks for more than
 * `longestAsked` is not asked again: nobody waits for it in the middle of a command.
 */
export const retryPolicy = { tries: 3, firstDelay: 250, longestDelay: 5000, longestAsked: 30_000 };

const BUDGET = 10;
const EARNED_BY_SUCCESS = 0.1;

/**
 * How many retries an endpoint may still cost. Every retry takes one, every success gives a tenth back: in an outage the retries
 * soon stop, instead of tripling the load on a server that is already in trouble.
 */
export class RetryBudget {
  #left = BUDGET;

  spend(): boolean {
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }

  earn(): void {
    this.#left = Math.min(BUDGET, this.#left + EARNED_BY_SUCCESS);
  }
}

/** Repeats a call that changes nothing when its failure may be a passing one, after a random wait that grows ("full jitter"). */
export async function retrying<T>(call: () => Promise<T>, budget: RetryBudget): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await call();
      budget.earn();
      return result;
    } catch (error) {
      const asked = askedToWait(error);
      if (attempt >= retryPolicy.tries || !isPassing(error) || asked > retryPolicy.longestAsked || !budget.spend())
        throw error;
      const jitter = Math.random() * Math.min(retryPolicy.longestDelay, retryPolicy.firstDelay * 2 ** (attempt - 1));
      // On top of what was asked for: not everybody comes back at the same moment.
      await wait(asked + jitter);
    }
  }
}

/** Whether the same call may work a moment later. A refusal, a redirect, a login page or a wrong certificate stays. */
function isPassing(error: unknown): boolean {
  if (error instanceof NetworkError) return !["tls", "too-large"].includes(error.failure);
  // Proxies announce an outage with a page.
  if (error instanceof HttpStatusError || error instanceof WebPageError)
    return error.status >= 500 || error.status === 429;
  return error instanceof MalformedReplyError;
}

/** `Retry-After` in milliseconds. */
function askedToWait(error: unknown): number {
  const isFromServer = error instanceof HttpStatusError || error instanceof WebPageError;
  return isFromServer ? (error.retryAfter ?? 0) * 1000 : 0;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
