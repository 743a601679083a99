import { type Units, unitsOf } from "./multi-search";

/** A text, read in another way. */
export interface View {
  readonly units: Units;
  /** The place in the original that each unit comes from, and one more: the end. Absent where every place is the same. */
  readonly from?: Int32Array | undefined;
}

export function viewOf(text: string): View {
  return { units: unitsOf(text) };
}

/** Where a unit of a view is in the original. */
export function placeOf({ from }: View, at: number): number {
  return from === undefined ? at : from[at]!;
}

/** How often a text may have been escaped one time over another. */
const DEEPEST = 3;

/**
 * The text itself, then what is without one layer of escapes, two layers and so on, until nothing is left to undo. Of each layer only
 * the surroundings of its escapes, since all the rest is in the layer before.
 */
export function layersOf(view: View, surroundings = SURROUNDINGS): View[] {
  const layers = [view];
  const next = (layer: View) => unescaped(layer, surroundings);
  for (let layer = next(view); layer !== undefined && layers.length <= DEEPEST; layer = next(layer)) layers.push(layer);
  return layers;
}

const [PERCENT, AMPERSAND, BACKSLASH] = [0x25, 0x26, 0x5c];

/** How many characters beside an escape belong to its surroundings: more than any piece of a secret has. */
const SURROUNDINGS = 24;

/** Undoes one layer of the escapes of addresses, forms, XML, HTML, JSON and JavaScript. `undefined` when there is none. */
function unescaped(view: View, surroundings: number): View | undefined {
  const { units } = view;
  const out = new Writer(units.length);
  const copy = (from: number, to: number) => {
    for (let at = from; at < to; at++) out.unit(units[at]!, placeOf(view, at));
  };
  /** Up to here everything is read. */
  let done = 0;
  let isChanged = false;
  for (let at = 0; at < units.length; at++) {
    const unit = units[at]!;
    if (unit !== PERCENT && unit !== AMPERSAND && unit !== BACKSLASH) continue;
    const escape =
      unit === PERCENT ? percent(units, at) : unit === AMPERSAND ? entity(units, at) : backslash(units, at);
    if (escape === undefined) continue;
    if (at - done > 2 * surroundings) {
      if (isChanged) {
        copy(done, done + surroundings);
        out.unit(0, placeOf(view, done + surroundings));
      }
      done = at - surroundings;
    }
    copy(done, at);
    out.codePoint(escape.codePoint, placeOf(view, at));
    done = escape.end;
    at = done - 1;
    isChanged = true;
  }
  if (!isChanged) return undefined;
  const end = Math.min(units.length, done + surroundings);
  copy(done, end);
  return out.view(placeOf(view, end));
}

/** What takes the place of each of the first 256 characters. */
export type Table = Uint16Array;

export function tableOf(other: (character: string) => string | number): Table {
  return Uint16Array.from({ length: 256 }, (_, unit) => {
    const found = other(String.fromCharCode(unit));
    return typeof found === "number" ? found : found.charCodeAt(0);
  });
}

/** A copy of a view in which some characters are replaced. */
export function mapped({ units, from }: View, table: Table): View {
  const other = new Uint16Array(units.length);
  for (let at = 0; at < units.length; at++) {
    const unit = units[at]!;
    other[at] = unit < 256 ? table[unit]! : unit;
  }
  return { units: other, from };
}

/** In a table: for a character that ends a run, and for one that is skipped within a run. */
export const [END_OF_RUN, LEFT_OUT] = [0, 0xffff];

/** Only the runs of characters that the table knows, each with one unit of 0 behind it, and only those that are long enough. */
export function runsOf(view: View, table: Table, shortest: number): View {
  const { units } = view;
  const out = new Writer(units.length);
  for (let at = 0; at < units.length;) {
    // A run that is long enough and begins here goes on up to there.
    let ahead = Math.min(at + shortest, units.length) - 1;
    while (ahead >= at && isInRun(units[ahead]!, table)) ahead--;
    if (ahead >= at) {
      at = ahead + 1;
      continue;
    }
    const length = out.length;
    for (; at < units.length && isInRun(units[at]!, table); at++) {
      const other = table[units[at]!]!;
      if (other !== LEFT_OUT) out.unit(other, placeOf(view, at));
    }
    if (out.length - length < shortest) out.length = length;
    else out.unit(END_OF_RUN, placeOf(view, at));
  }
  return out.view(placeOf(view, units.length));
}

function isInRun(unit: number, table: Table): boolean {
  return unit < 256 && table[unit] !== END_OF_RUN;
}

/** Nothing that is read from a text is longer than the text, but for one mark at the end. */
class Writer {
  length = 0;
  private readonly units: Units;
  private readonly from: Int32Array;

  constructor(longest: number) {
    this.units = new Uint16Array(longest + 1);
    this.from = new Int32Array(longest + 2);
  }

  unit(unit: number, from: number): void {
    this.units[this.length] = unit;
    this.from[this.length++] = from;
  }

  codePoint(codePoint: number, from: number): void {
    if (codePoint <= 0xffff) return this.unit(codePoint, from);
    this.unit(0xd7c0 + (codePoint >> 10), from);
    this.unit(0xdc00 + (codePoint & 0x3ff), from);
  }

  view(end: number): View {
    this.from[this.length] = end;
    return { units: this.units.subarray(0, this.length), from: this.from.subarray(0, this.length + 1) };
  }
}

interface Escape {
  readonly codePoint: number;
  readonly end: number;
}

/** `%2f`, `%C3%A9` (UTF-8), `%E9` (an older charset), `%u00e9`. */
function percent(units: Units, at: number): Escape | undefined {
  if (units[at + 1] === 0x75) return hexadecimal(units, at + 2, 4);
  const first = byteAt(units, at);
  if (first === undefined) return undefined;
  const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : 0;
  let codePoint = more === 0 ? first : first & (0x3f >> more);
  for (let index = 1; index <= more; index++) {
    const next = byteAt(units, at + 3 * index);
    if (next === undefined || (next & 0xc0) !== 0x80) return { codePoint: first, end: at + 3 };
    codePoint = codePoint * 64 + (next & 0x3f);
  }
  return codePoint > 0x10ffff ? { codePoint: first, end: at + 3 } : { codePoint, end: at + 3 * (more + 1) };
}

function byteAt(units: Units, at: number): number | undefined {
  return units[at] === PERCENT ? hexadecimal(units, at + 1, 2)?.codePoint : undefined;
}

/** Exactly so many hexadecimal digits. */
function hexadecimal(units: Units, at: number, digits: number): Escape | undefined {
  let codePoint = 0;
  for (let index = at; index < at + digits; index++) {
    const digit = digitOf(units[index]);
    if (digit === undefined) return undefined;
    codePoint = codePoint * 16 + digit;
  }
  return { codePoint, end: at + digits };
}

function digitOf(unit = 0): number | undefined {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : undefined;
}

/** Digits up to a code point that exists; leading zeros are many at most. */
function number(units: Units, at: number, base: 10 | 16): Escape | undefined {
  let codePoint = 0;
  let end = at;
  for (; end < at + 12; end++) {
    const digit = digitOf(units[end]);
    if (digit === undefined || digit >= base) break;
    codePoint = codePoint * base + digit;
  }
  return end === at || codePoint > 0x10ffff ? undefined : { codePoint, end };
}

/** The names of U+00A0 to U+00FF in HTML, in order. */
const latin =
  `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil
  sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute
  Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc
  atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide
  oslash ugrave uacute ucirc uuml yacute thorn yuml`.split(/\s+/);
/** Of ASCII, those that a secret may have. */
const names = new Map<string, number>([
  ...latin.map((name, index): [string, number] => [name, 0xa0 + index]),
  ...Object.entries({
    ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", Tab: "\t", NewLine: "\n", excl: "!", num: "#", dollar: "$" },
    ...{
      percnt: "%",
      lpar: "(",
      rpar: ")",
      ast: "*",
      plus: "+",
      comma: ",",
      period: ".",
      sol: "/",
      colon: ":",
      semi: ";",
    },
    ...{ equals: "=", quest: "?", commat: "@", lsqb: "[", lbrack: "[", bsol: "\\", rsqb: "]", rbrack: "]", Hat: "^" },
    ...{ lowbar: "_", grave: "`", lcub: "{", lbrace: "{", verbar: "|", vert: "|", rcub: "}", rbrace: "}", euro: "€" },
  }).map(([name, character]): [string, number] => [name, character.codePointAt(0)!]),
]);
const LONGEST_NAME = 8;

/** `&lt;`, `&#39;`, `&#x27;`, the last two also without their end. */
function entity(units: Units, at: number): Escape | undefined {
  const SEMICOLON = 0x3b;
  if (units[at + 1] === 0x23) {
    const isHexadecimal = (units[at + 2]! | 0x20) === 0x78;
    const found = isHexadecimal ? number(units, at + 3, 16) : number(units, at + 2, 10);
    return found === undefined ? undefined : { ...found, end: found.end + (units[found.end] === SEMICOLON ? 1 : 0) };
  }
  let name = "";
  let end = at + 1;
  for (; units[end] !== SEMICOLON; end++) {
    const unit = units[end];
    if (unit === undefined || !isAlphanumeric(unit) || name.length === LONGEST_NAME) return undefined;
    name += String.fromCharCode(unit);
  }
  const codePoint = names.get(name);
  return codePoint === undefined ? undefined : { codePoint, end: end + 1 };
}

function isAlphanumeric(unit: number): boolean {
  const lower = unit | 0x20;
  return (unit >= 0x30 && unit <= 0x39) || (lower >= 0x61 && lower <= 0x7a);
}

/** What stands behind a backslash for a control character. */
const controls = tableOf((character) => ({ b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 })[character] ?? character);
const [U, X] = [0x75, 0x78];

/** `\u003c`, `\u{3c}`, `\x3c`, `\n`, `\/`: any other character stands for itself. */
function backslash(units: Units, at: number): Escape | undefined {
  const next = units[at + 1];
  if (next === undefined) return undefined;
  if (next === U) {
    const braced = units[at + 2] === 0x7b ? number(units, at + 3, 16) : undefined;
    if (braced !== undefined && units[braced.end] === 0x7d) return { ...braced, end: braced.end + 1 };
  }
  const numbered = next === U ? hexadecimal(units, at + 2, 4) : next === X ? hexadecimal(units, at + 2, 2) : undefined;
  return numbered ?? { codePoint: next < 256 ? controls[next]! : next, end: at + 2 };
}
