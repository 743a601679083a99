import type { Codec } from "./field";

const trimmed = (text: string): string => text.trim();

/** A text that is compared as it is, but for outer blanks. */
export const textCodec: Codec = { encode: String, decode: (text) => text, normal: trimmed };

/** An address or host name: the scheme https, the case of the host and a final slash mean nothing. */
export const addressCodec: Codec = {
  encode: String,
  decode: (text) => text,
  normal: (text) =>
    trimmed(text)
      .toLowerCase()
      .replace(/^https:\/\//, "")
      .replace(/\/$/, "")
      .replace(/:443$/, ""),
};

/**
 * A list that Campaign stores as one text with commas; the order means nothing. A text in place of a list is refused by `check`, and
 * compared here as a list of one.
 */
export const listCodec: Codec = {
  encode: (value) => [value].flat().join(","),
  decode: (text) => splitList(text),
  normal: (text) => splitList(text).sort().join(","),
};

function splitList(text: string): string[] {
  return text.split(/[\s,]+/).filter((item) => item !== "");
}

/** Campaign writes booleans in two spellings, even within one row. */
export const booleanCodec: Codec = {
  encode: (value) => (value === true ? "1" : "0"),
  decode: (text) => isTrue(text),
  normal: (text) => (isTrue(text) ? "1" : "0"),
};

function isTrue(text: string): boolean {
  return ["1", "true"].includes(text.trim().toLowerCase());
}
