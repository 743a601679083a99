import { END_OF_RUN, layersOf, placeOf, type View, viewOf } from "./decoded";
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
import { isAt, MultiSearch } from "./multi-search";

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
        const start = isAt(units, at - before.length, before) ? at - before.length : at;
        const stop = isAt(units, end, after) ? end + after.length : end;
        note(found, placeOf(view, start), placeOf(view, stop));
      });
    }
    for (const layer of layers) searchRuns(asBase64(layer, this.#base64.shortest), this.#base64, found);
    // No digit is ever escaped for itself.
    searchRuns(asHexadecimal(layers[0]!, this.#hexadecimal.shortest), this.#hexadecimal, found);
    return found;
  }
}

/** Of an encoded secret everything is hidden that may belong to it: the whole run of digits. */
function searchRuns(view: View, search: MultiSearch<undefined>, found: Range[]): void {
  const { units } = view;
  let run = { start: 0, stop: 0 };
  search.search(units, (at, end) => {
    // A run is gone through once, however many pieces are in it.
    if (at >= run.start && end <= run.stop) return;
    let [start, stop] = [at, end];
    while (start > 0 && units[start - 1] !== END_OF_RUN) start--;
    while (stop < units.length && units[stop] !== END_OF_RUN) stop++;
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
