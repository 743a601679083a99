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

/**
 * Looks for many texts at once, in time that grows with the length of the text and hardly with their number (a rolling hash, as Rabin
 * and Karp have it). No pattern is built, so no text that is searched for can break the search or get into the message of an error.
 */
export class MultiSearch<T> {
  #short: ShortNeedles<T> | undefined;
  #long: LongNeedles<T> | undefined;

  add(needle: string, value: T): void {
    const units = unitsOf(needle);
    if (units.length >= WINDOW) (this.#long ??= new LongNeedles()).add(units, value);
    else if (units.length >= SHORTEST_NEEDLE) (this.#short ??= new ShortNeedles()).add(units, value);
    else throw new RangeError("this text is too short to be searched for");
  }

  /** Calls `found` for every place of every needle. */
  search(text: Units, found: Found<T>): void {
    this.#short?.search(text, found);
    this.#long?.search(text, found);
  }
}

/** Needles by a hash of their first units, and a bit for each hash that occurs: nearly every place of a text is dismissed by it. */
class Table<T> {
  readonly bits = new Int32Array(2 ** (BITS - 5));
  readonly #needles = new Map<number, { readonly units: Units; readonly value: T }[]>();

  add(hash: number, units: Units, value: T): void {
    const same = this.#needles.get(hash);
    if (same === undefined) this.#needles.set(hash, [{ units, value }]);
    else same.push({ units, value });
    const bit = bitOf(hash);
    this.bits[bit >>> 5]! |= 1 << bit;
  }

  compare(text: Units, at: number, hash: number, found: Found<T>): void {
    for (const { units, value } of this.#needles.get(hash) ?? [])
      if (isAt(text, at, units)) found(at, at + units.length, value);
  }
}

const BITS = 18;

function bitOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - BITS);
}

function isAt(text: Units, at: number, needle: Units): boolean {
  if (at + needle.length > text.length) return false;
  for (let index = 0; index < needle.length; index++) if (text[at + index] !== needle[index]) return false;
  return true;
}

/** Found by their first three or four units, which are their own hash. */
class ShortNeedles<T> {
  readonly #three = new Table<T>();
  readonly #four = new Table<T>();
  #hasThree = false;

  add(units: Units, value: T): void {
    const three = (((units[0]! << 8) ^ units[1]!) << 8) ^ units[2]!;
    this.#hasThree ||= units.length === 3;
    if (units.length === 3) this.#three.add(three & 0xffffff, units, value);
    else this.#four.add((three << 8) ^ units[3]!, units, value);
  }

  search(text: Units, found: Found<T>): void {
    const [three, four, hasThree] = [this.#three.bits, this.#four.bits, this.#hasThree];
    let hash = 0;
    for (let end = 0; end < text.length; end++) {
      // The unit before the last four is shifted out.
      hash = (hash << 8) ^ text[end]!;
      const bit = bitOf(hash);
      if ((four[bit >>> 5]! & (1 << bit)) !== 0 && end >= 3) this.#four.compare(text, end - 3, hash, found);
      if (!hasThree) continue;
      const bit3 = bitOf(hash & 0xffffff);
      if ((three[bit3 >>> 5]! & (1 << bit3)) !== 0 && end >= 2)
        this.#three.compare(text, end - 2, hash & 0xffffff, found);
    }
  }
}

const WINDOW = 16;
/** Drawn anew by each process, so that nobody can choose texts whose hashes collide. */
const BASE = Math.floor(Math.random() * 2 ** 31) | 0x10001;
const POWER = Array.from({ length: WINDOW - 1 }).reduce<number>((power) => Math.imul(power, BASE), 1);

/** Found by their first sixteen units. */
class LongNeedles<T> {
  readonly #table = new Table<T>();

  add(units: Units, value: T): void {
    this.#table.add(hashOf(units), units, value);
  }

  search(text: Units, found: Found<T>): void {
    if (text.length < WINDOW) return;
    const { bits } = this.#table;
    let hash = hashOf(text);
    for (let at = 0, next = WINDOW; ; at++, next++) {
      const bit = bitOf(hash);
      if ((bits[bit >>> 5]! & (1 << bit)) !== 0) this.#table.compare(text, at, hash, found);
      if (next >= text.length) return;
      hash = (Math.imul(hash - Math.imul(text[at]!, POWER), BASE) + text[next]!) | 0;
    }
  }
}

function hashOf(units: Units): number {
  let hash = 0;
  for (let index = 0; index < WINDOW; index++) hash = (Math.imul(hash, BASE) + units[index]!) | 0;
  return hash;
}
