import type { InstallationEvent } from "../../campaign/installation";

/** How long it has been going on, how far it is, and what the instance says: `   12 s  step 3 of 6  Saving the entities.` */
export function progressLine({ seconds, progress, message }: InstallationEvent): string {
  const step = progress === undefined ? "" : `step ${progress.done} of ${progress.of}  `;
  return `${`${seconds} s`.padStart(7)}  ${step}${message}`;
}
