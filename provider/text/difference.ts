import { visibleCharacter } from "./display";

/** A stretch of a text as people see it, and whether the other text lacks it. */
export interface Part {
  readonly text: string;
  readonly differs: boolean;
}

/** Two texts side by side, each in stretches: the marked ones are what makes the difference. */
export interface Difference {
  readonly before: readonly Part[];
  readonly after: readonly Part[];
  /** The characters that a reader may take for others, by number and name: a dash for a hyphen, a blank that is not a blank. */
  readonly lookalikes: readonly string[];
}

/** Two texts that are not compared, and so without a mark. */
export function whole(before: string, after: string): Difference {
  const all = (text: string) => [{ text: [...text].map(visibleCharacter).join(""), differs: false }];
  return { before: all(before), after: all(after), lookalikes: [] };
}

/** What is equal, missing or added, in order. Runs of one kind follow one another only once. */
interface Run {
  readonly kind: "both" | "changed";
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Compares character by character (by code point), so that an accent of its own and a blank of another kind are seen. */
export function difference(before: string, after: string): Difference {
  const runs = joined(runsOf([...before], [...after]));
  const side = (which: "before" | "after") =>
    runs
      .filter((run) => run[which].length > 0)
      .map((run) => ({ text: run[which].map(visibleCharacter).join(""), differs: run.kind === "changed" }));
  const changed = runs.filter(({ kind }) => kind === "changed").flatMap((run) => [...run.before, ...run.after]);
  return { before: side("before"), after: side("after"), lookalikes: lookalikesIn(changed) };
}

/** Cells of the table of common lengths; two longer texts are compared by their beginnings and ends alone. */
const MOST = 250_000;

function runsOf(before: readonly string[], after: readonly string[]): Run[] {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const least = Math.min(before.length, after.length) - start;
  while (end < least && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const middle = [before.slice(start, before.length - end), after.slice(start, after.length - end)] as const;
  const both = (equal: readonly string[]): Run => ({ kind: "both", before: equal, after: equal });
  return [both(before.slice(0, start)), ...middleRuns(...middle), both(before.slice(before.length - end))];
}

function middleRuns(before: readonly string[], after: readonly string[]): Run[] {
  if (before.length === 0 || after.length === 0 || before.length * after.length > MOST)
    return [{ kind: "changed", before, after }];
  const width = after.length + 1;
  const common = commonLengths(before, after);
  const runs: Run[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      runs.push({ kind: "both", before: [before[i++]!], after: [after[j++]!] });
    } else if (j === after.length || (i < before.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!))
      runs.push({ kind: "changed", before: [before[i++]!], after: [] });
    else runs.push({ kind: "changed", before: [], after: [after[j++]!] });
  }
  return runs;
}

/** The length of the longest common subsequence of what begins at each pair of places. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint32Array {
  const width = after.length + 1;
  const common = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      common[i * width + j] =
        before[i] === after[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
  return common;
}

/** One run for neighbours of a kind, and for changes with so little between them that it is equal by chance: `dev` and `prod` share a `d`. */
function joined(runs: readonly Run[]): Run[] {
  const merged = merge(runs);
  const isChance = (run: Run, at: number) =>
    run.kind === "both" && [merged[at - 1], merged[at + 1]].every((near) => near && run.before.length < sizeOf(near));
  return merge(merged.map((run, at) => (isChance(run, at) ? { ...run, kind: "changed" } : run)));
}

const sizeOf = ({ before, after }: Run) => Math.max(before.length, after.length);

function merge(runs: readonly Run[]): Run[] {
  const merged: { kind: Run["kind"]; before: string[]; after: string[] }[] = [];
  for (const { kind, before, after } of runs) {
    if (before.length + after.length === 0) continue;
    const last = merged.at(-1);
    if (last?.kind === kind) {
      last.before.push(...before);
      last.after.push(...after);
    } else merged.push({ kind, before: [...before], after: [...after] });
  }
  return merged;
}

/** What instances are known to hold after a value went through a word processor, a chat or a web page. */
const names: Readonly<Record<string, string>> = {
  "-": "hyphen",
  " ": "blank",
  "'": "straight quote",
  '"': "straight double quote",
  "\u00a0": "no-break space",
  "\u00ad": "soft hyphen",
  "\u200b": "zero-width space",
  "\u2010": "typographic hyphen",
  "\u2011": "no-break hyphen",
  "\u2012": "figure dash",
  "\u2013": "en dash",
  "\u2014": "em dash",
  "\u2018": "left quote",
  "\u2019": "right quote",
  "\u201c": "left double quote",
  "\u201d": "right double quote",
  "\u202f": "narrow no-break space",
  "\u2212": "minus sign",
  "\ufeff": "byte order mark",
};

const MOST_NAMED = 4;

/** Nothing where all that differs is ASCII, which shows what it is; ASCII that has names in the table is listed beside the rest. */
function lookalikesIn(characters: readonly string[]): string[] {
  const each = [...new Set(characters)];
  if (each.every((character) => character >= " " && character <= "~")) return [];
  const listed = each.filter((character) => character > "~" || character < " " || character in names);
  return listed.slice(0, MOST_NAMED).map((character) => {
    const number = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
    const name = names[character];
    return `${visibleCharacter(character)} is U+${number}${name === undefined ? "" : ` (${name})`}`;
  });
}
