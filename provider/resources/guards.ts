import { ManagedInstanceError } from "../errors/managed-instance-error";
import type { Context } from "../lifecycle/definition";

interface Mode {
  readonly mode: "manage" | "verify";
  readonly allowManagedInstance: boolean;
}

/** Called before the first look: an instance that Adobe administers is not managed by accident. */
export async function assertManageable({ instance, inputs }: Context<Mode>): Promise<void> {
  if (inputs.mode === "verify" || inputs.allowManagedInstance) return;
  const { release } = await instance.info();
  if (isAdministeredByAdobe(release)) throw new ManagedInstanceError(instance.url, release);
}

/** Releases of v7 are called 7.x or by the year (20.3); only 8.x belongs to Adobe. `majNumber` says 6 on all of them. */
export function isAdministeredByAdobe(release: string): boolean {
  return /^8(\.|$)/.test(release);
}
