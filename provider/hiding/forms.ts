import { END_OF_RUN, layersOf, LEFT_OUT, mapped, runsOf, tableOf, type View, viewOf } from "./decoded";
import { SHORTEST_NEEDLE } from "./multi-search";

/** A part of a secret that gives it away, and what belongs to it when it stands right before or behind. */
export interface Piece {
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

/** Long secrets are looked for in pieces of this size, so that each place of a text costs the same however long they are. */
const PIECE = 16;

/** Plus stands for a blank in a form, and every kind of blank becomes a plain one somewhere on the way. */
const plainBlanks = tableOf((character) => (/[\t\n\r+\u00a0]/.test(character) ? " " : character));

/** A view in which blanks are alike. Secrets are written in the same way before they are looked for. */
export function withPlainBlanks(view: View): View {
  return mapped(view, plainBlanks);
}

const base64 = tableOf((character) => {
  if (/[A-Za-z0-9+/=]/.test(character)) return character;
  if (character === "-") return "+";
  if (character === "_") return "/";
  return /[\r\n]/.test(character) ? LEFT_OUT : END_OF_RUN;
});

/** What may be base64 in either alphabet, also in lines, in runs of so many digits. */
export function asBase64(view: View, shortest: number): View {
  return runsOf(view, base64, shortest);
}

const digits = tableOf((character) => {
  if (/[\da-f]/i.test(character)) return character.toLowerCase();
  return /[\s,:-]/.test(character) ? LEFT_OUT : END_OF_RUN;
});

/** What may be hexadecimal digits in either case, also in groups, in runs of so many. */
export function asHexadecimal(view: View, shortest: number): View {
  return runsOf(view, digits, shortest);
}

/** What shows a secret in a text whose escapes are undone: the secret, also without its first or last character. */
export function plainPieces(secret: string): Piece[] {
  // A secret may itself look like an escape: then the text loses it together with the others.
  const undone = layersOf(viewOf(secret), Infinity).map(textIn);
  // What is left of it may be too short to be looked for: then it is found with the escapes that were added.
  const escaped = undone.some(isShort) ? escapesOf(secret) : [];
  const written = [secret, ...undone, ...escaped].map((text) => textIn(withPlainBlanks(viewOf(text))));
  return distinct(written).flatMap((text) => (isShort(text) ? [] : piecesOf(text)));
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** As JSON and XML write it. */
function escapesOf(secret: string): string[] {
  const asEntities = (characters: RegExp) => secret.replace(characters, (character) => entities[character]!);
  return [JSON.stringify(secret).slice(1, -1), asEntities(/[&<>]/g), asEntities(/[&<>"]/g)];
}

/** In characters. */
const SHORTEST_SECRET = 4;

/** A secret that cannot be distinguished from chance: no text is shown at all while such a secret is in use. */
export function isShort(secret: string): boolean {
  return secret.length < 2 * SHORTEST_SECRET && [...secret].length < SHORTEST_SECRET;
}

function piecesOf(secret: string): Piece[] {
  const first = String.fromCodePoint(secret.codePointAt(0)!);
  const last = lastCharacter(secret);
  const core = secret.slice(first.length, -last.length);
  if (core.length < SHORTEST_SECRET)
    return [
      { text: secret.slice(first.length), before: first, after: "" },
      { text: secret.slice(0, -last.length), before: "", after: last },
    ].filter(({ text }) => text.length >= SHORTEST_NEEDLE);
  const [head, ...others] = cut(core);
  const tail = others.pop();
  if (tail === undefined) return [{ text: head!, before: first, after: last }];
  return [
    { text: head!, before: first, after: "" },
    ...distinct(others).map((text) => ({ text, before: "", after: "" })),
    { text: tail, before: "", after: last },
  ];
}

function lastCharacter(text: string): string {
  return /[\ud800-\udbff][\udc00-\udfff]$/.exec(text)?.[0] ?? text.slice(-1);
}

/** The whole text in pieces, of which the last two may overlap. */
function cut(text: string): string[] {
  if (text.length <= PIECE) return [text];
  const starts = Array.from({ length: Math.floor(text.length / PIECE) }, (_, index) => index * PIECE);
  if (text.length % PIECE !== 0) starts.push(text.length - PIECE);
  return starts.map((start) => text.slice(start, start + PIECE));
}

/** What shows a secret in base64, at each of the three places in a group at which it may begin. */
export function base64Pieces(secret: string): string[] {
  return distinct(
    bytesOf(secret).flatMap((bytes) =>
      [0, 1, 2].flatMap((offset) => {
        const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
        // Only digits that no neighbour has a part in.
        const certain = encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
        return cut(certain);
      }),
    ),
  );
}

export function hexadecimalPieces(secret: string): string[] {
  return distinct(bytesOf(secret).flatMap((bytes) => cut(bytes.toString("hex"))));
}

/** In UTF-8 and in the older charset, without the characters at both ends, unless the secret is too short for that. */
function bytesOf(secret: string): Buffer[] {
  const last = lastCharacter(secret);
  const core = secret.slice(String.fromCodePoint(secret.codePointAt(0)!).length, -last.length);
  const text = core.length < SHORTEST_SECRET ? secret : core;
  const isLatin = /[\u0080-\u00ff]/.test(text) && !/[^\u0000-\u00ff]/.test(text);
  return [Buffer.from(text), ...(isLatin ? [Buffer.from(text, "latin1")] : [])];
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function textIn({ units }: View): string {
  let text = "";
  for (let at = 0; at < units.length; at += 4096) text += String.fromCharCode(...units.subarray(at, at + 4096));
  return text;
}
