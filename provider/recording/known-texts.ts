import { MultiSearch, unitsOf } from "../hiding/multi-search";

interface Known {
  readonly pseudonym: string;
  readonly wins: boolean;
}

interface Place {
  readonly at: number;
  readonly end: number;
}

/** Texts to look for in others, as whole words and in any capitalisation, with what takes their place. */
export class KnownTexts {
  readonly #byText = new Map<string, Known>();
  readonly #search = new MultiSearch<undefined>();
  readonly #searched = new Set<string>();

  /** Whether the text is new in this role. One that `wins` takes the place of one that does not. */
  add(text: string, pseudonym: string, { wins = false } = {}): boolean {
    const known = this.#byText.get(text);
    if (known !== undefined && (known.wins || !wins)) return false;
    this.#byText.set(text, { pseudonym, wins });
    const folded = fold(text);
    if (!this.#searched.has(folded)) this.#search.add(folded, undefined);
    this.#searched.add(folded);
    return true;
  }

  /** `otherwise`: what takes the place of one in another capitalisation than it was added in. */
  replace(text: string, otherwise: (found: string) => string): string {
    const places: Place[] = [];
    this.#search.search(unitsOf(fold(text)), (at, end) => {
      if (!isWordBefore(text, at) && !isWordBehind(text, end)) places.push({ at, end });
    });
    // Of those that begin at the same place the longest: one may contain another.
    places.sort((a, b) => a.at - b.at || b.end - a.end);
    const parts: string[] = [];
    let done = 0;
    for (const { at, end } of places) {
      if (at < done) continue;
      const found = text.slice(at, end);
      parts.push(text.slice(done, at), this.#byText.get(found)?.pseudonym ?? otherwise(found));
      done = end;
    }
    return done === 0 ? text : parts.join("") + text.slice(done);
  }
}

/** In lower case, unit by unit, so that every place stays the same. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text].map((each) => (each.toLowerCase().length === each.length ? each.toLowerCase() : each)).join("");
}

function isWordBefore(text: string, at: number): boolean {
  return /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at));
}

function isWordBehind(text: string, end: number): boolean {
  return /^[\p{L}\p{N}]/u.test(text.slice(end, end + 2));
}
