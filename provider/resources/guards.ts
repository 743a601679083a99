import { adobeIdSignIn, RELEASES_WITH_ADOBE_ID } from "../campaign/releases";
import { isHostedByAdobe } from "../experience-cloud/hosting";
import { ManagedInstanceError } from "../errors/managed-instance-error";
import { UnsupportedReleaseError } from "../errors/unsupported-release-error";
import type { Context } from "../lifecycle/definition";

interface Mode {
  readonly mode: "manage" | "verify";
  readonly allowManagedInstance: boolean;
}

/**
 * Called before the first look: an instance that Adobe administers is not managed by accident, and none is prepared for a sign-in
 * that its release cannot do.
 */
export async function assertManageable({ instance, inputs, state, report }: Context<Mode>): Promise<void> {
  const { release, build } = await instance.info();
  if (release === "" && state === undefined && inputs.mode === "manage")
    report.tell("the instance does not report its release: make sure that it is not administered by Adobe, as 8.x is");
  if (adobeIdSignIn(release) === "impossible")
    throw new UnsupportedReleaseError(instance.url, release, build, RELEASES_WITH_ADOBE_ID);
  if (inputs.mode === "verify" || inputs.allowManagedInstance) return;
  if (isAdministeredByAdobe(release, instance.url)) throw new ManagedInstanceError(instance.url, release);
}

/**
 * Releases of v7 are called 7.x or by the year (20.3), and belong to Adobe where Adobe hosts them; all of 8.x does. `majNumber` says 6
 * on all of them.
 */
export function isAdministeredByAdobe(release: string, url: string): boolean {
  return /^8(\.|$)/.test(release) || isHostedByAdobe(url);
}
