import { profileNameFor } from "./mask-parts";
import type { MaskReading, NearMiss } from "./preview-association-mask";

const words: Readonly<Record<Exclude<NearMiss, "unanchored">, string>> = {
  case: "upper and lower case",
  blank: "blanks",
  dash: "a typographic dash",
  quotes: "quotes",
};

/** What a reading means, and what to do about it. */
export function explain(mask: string, { verdict, group, misses }: Omit<MaskReading, "explanation">): string {
  if (verdict === "linked") return `linked to the group "${group}"`;
  if (verdict === "empty") return "not linked: the mask fits, but no name of a group is left";
  if (verdict === "other-tenant") return "not linked: of another tenant or instance";
  if (verdict === "no-match") return "not linked: the mask does not fit";
  const name = profileNameFor(mask, group!);
  const remedy = name === undefined ? "" : `; write "${name}"`;
  return `probably not linked: ${differences(misses)}${remedy}`;
}

/** `it differs by blanks and quotes, and the mask fits only a part of the name`. */
export function differences(misses: readonly NearMiss[]): string {
  const spelled = misses.filter((miss) => miss !== "unanchored").map((miss) => words[miss]);
  const parts = [
    ...(spelled.length === 0 ? [] : [`it differs by ${spelled.join(" and ")}`]),
    ...(misses.includes("unanchored") ? ["the mask fits only a part of the name"] : []),
  ];
  return parts.join(", and ");
}
