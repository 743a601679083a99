/** Units of a text, one by one: UTF-16, as a text of JavaScript holds them. */
export type Units = Uint16Array;

export function unitsOf(text: string): Units {
  const units = new Uint16Array(text.length);
  for (let index = 0; index < units.length; index++) units[index] = text.charCodeAt(index);
  return units;
}

/** The shortest text that can be searched for. */
export const SHORTEST_NEEDLE = 3;

/** Called for each place of a needle: from, and up to but without. */
export type Found<T> = (at: number, end: number, value: T) => void;

interface Needle<T> {
  readonly text: string;
  readonly value: T;
}

/**
 * Looks for many texts at once, in time that grows with the length of the text and hardly with their number. Most of the text is
 * skipped, as Wu and Manber have it: three units that stand in no needle let the search go on behind them. No pattern is built, so no
 * text that is searched for can break the search or get into the message of an error.
 */
export class MultiSearch<T> {
  /** Short needles are kept apart, since the shortest of all says how far the search may skip. */
  #short: Needles<T> | undefined;
  #long: Needles<T> | undefined;

  add(text: string, value: T): void {
    if (text.length < SHORTEST_NEEDLE) throw new RangeError("this text is too short to be searched for");
    const needles = text.length < WINDOW ? (this.#short ??= new Needles()) : (this.#long ??= new Needles());
    needles.add({ text, value });
  }

  /** No needle has fewer units, up to those that are hashed. */
  get shortest(): number {
    return Math.min(this.#short?.window ?? Infinity, this.#long?.window ?? Infinity);
  }

  /** Calls `found` for every place of every needle. */
  search(text: Units, found: Found<T>): void {
    this.#short?.search(text, found);
    this.#long?.search(text, found);
  }
}

/** No more of a needle than this is hashed. */
const WINDOW = 16;
const BITS = 16;
/** Drawn anew by each process, so that nobody can choose texts whose hashes collide. */
const BASE = Math.floor(Math.random() * 2 ** 31) | 0x10001;

class Needles<T> {
  /** As many units as the shortest needle has. */
  window = Infinity;
  /** By a hash of all that the window shows of them. */
  readonly #byWindow = new Map<number, Needle<T>[]>();
  /** How far the window may go on, for what its last three units are hashed to. */
  readonly #skips = new Uint8Array(2 ** BITS);

  add(needle: Needle<T>): void {
    const window = Math.min(WINDOW, needle.text.length);
    if (window < this.window) {
      const others = [...this.#byWindow.values()].flat();
      this.window = window;
      this.#byWindow.clear();
      this.#skips.fill(window - 2);
      for (const other of others) this.#enter(other);
    }
    this.#enter(needle);
  }

  #enter(needle: Needle<T>): void {
    const [units, window, skips] = [unitsOf(needle.text.slice(0, this.window)), this.window, this.#skips];
    const hash = hashOf(units, 0, window);
    const same = this.#byWindow.get(hash);
    if (same === undefined) this.#byWindow.set(hash, [needle]);
    else same.push(needle);
    for (let end = 2; end < window; end++) {
      const three = threeOf(units[end - 2]!, units[end - 1]!, units[end]!);
      skips[three] = Math.min(skips[three]!, window - 1 - end);
    }
  }

  search(text: Units, found: Found<T>): void {
    const [window, skips] = [this.window, this.#skips];
    let end = window - 1;
    while (end < text.length) {
      const skip = skips[threeOf(text[end - 2]!, text[end - 1]!, text[end]!)]!;
      if (skip === 0) this.#compare(text, end - window + 1, found);
      end += skip === 0 ? 1 : skip;
    }
  }

  #compare(text: Units, at: number, found: Found<T>): void {
    for (const needle of this.#byWindow.get(hashOf(text, at, this.window)) ?? [])
      if (isAt(text, at, needle.text)) found(at, at + needle.text.length, needle.value);
  }
}

function threeOf(first: number, second: number, third: number): number {
  return Math.imul((first << 16) ^ (second << 8) ^ third, 0x9e3779b1) >>> (32 - BITS);
}

function hashOf(units: Units, at: number, length: number): number {
  let hash = 0;
  for (let index = at; index < at + length; index++) hash = (Math.imul(hash, BASE) + units[index]!) | 0;
  return hash;
}

/** Whether a text stands at a place of another. */
export function isAt(units: Units, at: number, text: string): boolean {
  if (at < 0 || at + text.length > units.length) return false;
  for (let index = 0; index < text.length; index++) if (units[at + index] !== text.charCodeAt(index)) return false;
  return true;
}
