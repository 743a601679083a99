import { Hiding, isShort } from "../hiding/hiding";
import type { Properties, ResourceDefinition } from "./definition";
import { UNKNOWN } from "./unknowns";

/** Takes out of a text what must not be shown. */
export type Hide = (text: string) => string;

/** Arguments whose values no message shows: those that always are secrets, and those that the program marked. */
export function secretArguments(
  { confidential }: Pick<ResourceDefinition, "confidential">,
  marked: readonly string[],
): string[] {
  return [...confidential, ...marked];
}

/**
 * Takes the values of secret arguments out of a text: the second lock, for what a message quotes in spite of all. Made only when there is
 * a text. Numbers and texts that are too short to be told from chance are left to who makes the message.
 */
export function hiderOf(
  definition: Pick<ResourceDefinition, "confidential" | "standIns">,
  marked: readonly string[],
  sources: readonly Properties[],
): Hide {
  const shown = [UNKNOWN, ...(definition.standIns ?? [])];
  let hiding: Hiding | undefined;
  return (text) => {
    if (hiding === undefined) {
      hiding = new Hiding();
      for (const given of sources)
        for (const name of secretArguments(definition, marked))
          for (const value of textsIn(given[name])) if (!isShort(value) && !shown.includes(value)) hiding.add(value);
    }
    return hiding.hide(text);
  };
}

/** Every text in a value, however deep it is: without calling itself for each level. */
export function textsIn(value: unknown): string[] {
  const texts: string[] = [];
  let level: unknown[] = [value];
  while (level.length > 0) {
    for (const each of level) if (typeof each === "string") texts.push(each);
    level = level.flatMap((each) =>
      typeof each === "object" && each !== null ? (Object.values(each) as unknown[]) : [],
    );
  }
  return texts;
}
