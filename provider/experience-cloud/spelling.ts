import { tokensOf } from "./mask-parts";

/** Ways of writing in which two names differ though people take them for the same. */
export const spellings = ["case", "blank", "dash", "quotes"] as const;

export type Spelling = (typeof spellings)[number];

const corrections: Readonly<Record<Spelling, (text: string) => string>> = {
  // An internal name may have capitals: there is no right case, only the one that is asked for.
  case: (text) => text,
  blank: (text) =>
    text
      .replace(/\p{Cf}/gu, "")
      .replace(/\s+/gu, " ")
      .trim(),
  dash: (text) => text.replace(/[\u2010-\u2015\u2212]/g, "-"),
  quotes: (text) =>
    text
      .replace(/[\u2018\u2019]/g, "'")
      .replace(/["\u201c\u201d\u00ab\u00bb]/g, "")
      .replace(/^'(.*)'$/s, "$1"),
};

/** A text as it would be without these peculiarities. */
export function corrected(text: string, ways: readonly Spelling[] = spellings): string {
  return ways.reduce((current, way) => corrections[way](current), text);
}

/** In which ways two texts differ, if they are the same but for these. */
export function spellingDifference(a: string, b: string): Spelling[] | undefined {
  const same = (ways: readonly Spelling[]) => {
    const [one, other] = [corrected(a, ways), corrected(b, ways)];
    return ways.includes("case") ? one.toLowerCase() === other.toLowerCase() : one === other;
  };
  return everyChoice.find(same) as Spelling[] | undefined;
}

/** Every set of ways, the smallest first. */
export const everyChoice: readonly (readonly Spelling[])[] = spellings
  .reduce<Spelling[][]>((sets, way) => [...sets, ...sets.map((set) => [...set, way])], [[]])
  .sort((a, b) => a.length - b.length);

/** The mask for names whose blanks are not where they should be: around a dash there may be one or none, for several are one already. */
export function withLooseBlanks(mask: string): string {
  const tokens = tokensOf(mask);
  const isPunctuation = (token = "") => /^\\?[-_,;:/#]$/.test(token);
  return tokens
    .map((token, index) =>
      token === " " && (isPunctuation(tokens[index - 1]) || isPunctuation(tokens[index + 1])) ? "(?: ?)" : token,
    )
    .join("");
}
