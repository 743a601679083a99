import { layersOf, placeOf, type View, viewOf } from "./decoded";
import {
  asBase64,
  asHexadecimal,
  base64Pieces,
  hexadecimalPieces,
  isShort,
  type Piece,
  plainPieces,
  withPlainBlanks,
} from "./forms";
import { MultiSearch } from "./multi-search";

/** In place of a secret. */
export const HIDDEN = "[secret]";

/** In place of a whole text of which nobody can be sure that it holds no secret. */
export const NOT_SHOWN = "[not shown, since it may hold a secret]";

export { isShort };

/** From, and up to but without. */
type Range = [number, number];

/**
 * Finds secrets in texts from outside, in every form in which one may be echoed: as it is or without its first or last character, with
 * the escapes of XML, HTML, JSON, JavaScript, addresses and forms, in base64 and in hexadecimal digits. The one set of forms for errors
 * and for recordings. The time grows with the length of the text, whatever the secrets are.
 */
export class Hiding {
  readonly #plain = new MultiSearch<Piece>();
  readonly #base64 = new MultiSearch<undefined>();
  readonly #hexadecimal = new MultiSearch<undefined>();
  #hasShort = false;

  add(secret: string): void {
    if (secret === "") return;
    if (isShort(secret)) {
      this.#hasShort = true;
      return;
    }
    for (const piece of plainPieces(secret)) this.#plain.add(piece.text, piece);
    for (const piece of base64Pieces(secret)) this.#base64.add(piece, undefined);
    for (const piece of hexadecimalPieces(secret)) this.#hexadecimal.add(piece, undefined);
  }

  /** The text with `[secret]` in place of each secret, or nothing of the text where that cannot be done. */
  hide(text: string): string {
    if (text === "") return text;
    if (this.#hasShort) return NOT_SHOWN;
    try {
      return replaced(text, this.#find(text));
    } catch {
      return NOT_SHOWN;
    }
  }

  /** Whether a secret of four characters or more is in the text. */
  shows(text: string): boolean {
    return this.#find(text).length > 0;
  }

  #find(text: string): Range[] {
    const found: Range[] = [];
    const layers = layersOf(viewOf(text));
    for (const layer of layers) {
      const view = withPlainBlanks(layer);
      const { units } = view;
      this.#plain.search(units, (at, end, { before, after }) => {
        const start = isBefore(units, at, before) ? at - before.length : at;
        const stop = isBehind(units, end, after) ? end + after.length : end;
        note(found, placeOf(view, start), placeOf(view, stop));
      });
    }
    for (const layer of layers) searchRuns(asBase64(layer), this.#base64, isBase64, found);
    // No digit is ever escaped for itself.
    searchRuns(asHexadecimal(layers[0]!), this.#hexadecimal, isHexadecimal, found);
    return found;
  }
}

/** Of an encoded secret everything is hidden that may belong to it. */
function searchRuns(
  view: View,
  search: MultiSearch<undefined>,
  belongs: (unit: number | undefined) => boolean,
  found: Range[],
): void {
  const { units } = view;
  let run = { start: 0, stop: 0 };
  search.search(units, (at, end) => {
    // A run is gone through once, however many pieces are in it.
    if (at >= run.start && end <= run.stop) return;
    let [start, stop] = [at, end];
    while (start > 0 && belongs(units[start - 1])) start--;
    while (belongs(units[stop])) stop++;
    run = { start, stop };
    note(found, placeOf(view, start), placeOf(view, stop));
  });
}

/** Most places follow on the one before. */
function note(found: Range[], from: number, to: number): void {
  const last = found.at(-1);
  if (last !== undefined && from >= last[0] && from <= last[1]) last[1] = Math.max(last[1], to);
  else found.push([from, to]);
}

function isBefore(units: ArrayLike<number>, at: number, text: string): boolean {
  return at >= text.length && isBehind(units, at - text.length, text);
}

function isBehind(units: ArrayLike<number>, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) if (units[at + index] !== text.charCodeAt(index)) return false;
  return true;
}

function isBase64(unit = 0): boolean {
  return isHexadecimal(unit) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) || isSign(unit);
}

/** `+`, `/` and `=`. */
function isSign(unit: number): boolean {
  return unit === 0x2b || unit === 0x2f || unit === 0x3d;
}

function isHexadecimal(unit = 0): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x66);
}

function replaced(text: string, found: Range[]): string {
  found.sort(([a], [b]) => a - b);
  const parts: string[] = [];
  let shown = 0;
  for (const [from, to] of found) {
    if (to <= shown) continue;
    // What overlaps or touches what is hidden already is a part of it.
    if (from > shown || parts.length === 0) parts.push(text.slice(shown, from), HIDDEN);
    shown = to;
  }
  parts.push(text.slice(shown));
  return parts.join("");
}
