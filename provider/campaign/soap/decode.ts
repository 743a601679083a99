import { isUtf8 } from "node:buffer";

/** A text, or why there is none: the end of a sentence that begins with "The reply". */
export type Decoded = { readonly text: string } | { readonly problem: string };

/**
 * A reply as text. Its encoding is told by a byte order mark, else by the header's charset, else by the XML declaration (RFC 7303,
 * section 3.2); without any of them it is UTF-8.
 */
export function decode(bytes: Buffer, contentType = ""): Decoded {
  const { name, by } = encodingOf(bytes, contentType);
  const decoder = decoders.get(name.toLowerCase());
  if (decoder === undefined) return { problem: `is in the encoding ${name}, ${by}, and this provider reads ${known}` };
  const text = decoder(bytes);
  if (text === undefined) return { problem: `is not in the encoding ${name}, ${by}` };
  return { text: text.replace(/^\ufeff/, "") };
}

/** For a text that is only quoted: whatever can be read of it. */
export function decodeLeniently(bytes: Buffer, contentType: string | undefined): string {
  const decoded = decode(bytes, contentType);
  return "text" in decoded ? decoded.text : new TextDecoder("utf-8").decode(bytes);
}

interface Encoding {
  readonly name: string;
  /** Who says so, as the end of a sentence. */
  readonly by: string;
}

function encodingOf(bytes: Buffer, contentType: string): Encoding {
  const mark = marks.find(({ start }) => bytes.subarray(0, start.length).equals(start));
  if (mark !== undefined) return { name: mark.name, by: "as its byte order mark says" };
  const charset = /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i.exec(contentType)?.[1];
  if (charset !== undefined) return { name: charset, by: "as its header says" };
  const declared = /^\s*<\?xml\s[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(startOf(bytes))?.[1];
  // What could be read as far as that is not in UTF-16, whatever it says.
  if (declared !== undefined && !isWide(bytes)) return { name: declared, by: "as its XML declaration says" };
  if (isWide(bytes)) return { name: bytes[0] === 0 ? "utf-16be" : "utf-16le", by: "as its first character shows" };
  return { name: "UTF-8", by: "which is meant where no other is declared" };
}

const marks = [
  { start: Buffer.from([0xef, 0xbb, 0xbf]), name: "utf-8" },
  { start: Buffer.from([0xff, 0xfe]), name: "utf-16le" },
  { start: Buffer.from([0xfe, 0xff]), name: "utf-16be" },
];

/** `<` in two bytes: UTF-16 without a mark. */
function isWide(bytes: Buffer): boolean {
  return (bytes[0] === 0x3c && bytes[1] === 0) || (bytes[0] === 0 && bytes[1] === 0x3c);
}

function startOf(bytes: Buffer): string {
  return bytes.subarray(0, 200).toString("latin1");
}

const known = "UTF-8, UTF-16, ISO-8859-1 and windows-1252";

const decoders = new Map<string, Decoder>([
  ...named(["utf-8", "utf8", "us-ascii", "ascii"], (bytes) => (isUtf8(bytes) ? bytes.toString("utf8") : undefined)),
  // As the Web does (WHATWG, "Encoding"): what calls itself ISO-8859-1 is windows-1252, which only adds to it.
  ...named(["iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "windows-1252", "cp1252"], western),
  ...named(["utf-16le"], (bytes) => wide(bytes)),
  ...named(["utf-16be"], (bytes) => wide(swapped(bytes))),
  // Without a mark the standard says big, and everybody else means little; a mark or the first character decides.
  ...named(["utf-16"], (bytes) => wide(isBig(bytes) ? swapped(bytes) : bytes)),
]);

type Decoder = (bytes: Buffer) => string | undefined;

function named(names: readonly string[], decoder: Decoder): [string, Decoder][] {
  return names.map((name) => [name, decoder]);
}

function isBig(bytes: Buffer): boolean {
  return (bytes[0] === 0xfe && bytes[1] === 0xff) || bytes[0] === 0;
}

function wide(bytes: Buffer | undefined): string | undefined {
  try {
    return new TextDecoder("utf-16le", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A copy, since the reply is not ours to change. An odd byte at the end stays, and is refused. */
function swapped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const even = copy.length - (copy.length % 2);
  copy.subarray(0, even).swap16();
  return copy;
}

/** Where windows-1252 differs from ISO-8859-1: 0x80 to 0x9f. Five of them are none, and stay controls. */
const printable =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

/** By hand, since some releases of Node.js decode windows-1252 as ISO-8859-1. */
function western(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/[\u0080-\u009f]/g, (each) => printable[each.charCodeAt(0) - 0x80]!);
}
