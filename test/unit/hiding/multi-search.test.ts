import { describe, expect, it } from "vitest";

import { MultiSearch, unitsOf } from "../../../provider/hiding/multi-search";

/** Numbers that look random, and are the same in each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe("a search for many texts", () => {
  it("finds every place of each that a plain search finds, whatever it skips", () => {
    const below = numbers(7);
    const word = (length: number, letters: number) =>
      Array.from({ length }, () => String.fromCharCode(0x61 + below(letters))).join("");
    for (let round = 0; round < 200; round++) {
      const letters = 2 + below(3);
      const needles = [...new Set(Array.from({ length: 1 + below(6) }, () => word(3 + below(20), letters)))];
      const text = word(300, letters) + needles.join(word(below(4), letters));
      const search = new MultiSearch<string>();
      const found: string[] = [];
      const look = () => search.search(unitsOf(text), (at, end, value) => found.push(`${at}-${end} ${value}`));
      // Each comes in after a search, and may be shorter than those before it.
      for (const needle of needles) {
        search.add(needle, needle);
        look();
      }
      found.length = 0;
      look();
      const expected = needles.flatMap((needle) =>
        Array.from({ length: text.length }, (_, at) => at)
          .filter((at) => text.startsWith(needle, at))
          .map((at) => `${at}-${at + needle.length} ${needle}`),
      );
      expect(found.sort()).toEqual(expected.sort());
    }
  });

  it("finds nothing before there is something to look for", () => {
    const search = new MultiSearch<undefined>();
    expect(search.shortest).toBe(Infinity);
    search.search(unitsOf("abc"), () => expect.unreachable());
  });
});
