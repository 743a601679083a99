import { ForbiddenCharacterError } from "../errors/forbidden-character-error";
import { NetworkError } from "../errors/network-error";

/** Whether a call failed before the instance could see it, so that nothing can have changed. */
export function isNeverSent(error: unknown): boolean {
  if (error instanceof ForbiddenCharacterError) return true;
  return error instanceof NetworkError && error.isNeverSent;
}
