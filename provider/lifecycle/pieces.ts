import { textsIn } from "./secret-values";

/** Characters by their numbers, as `(U+200B, U+2011)`. */
const codePoints = / ?\(U\+[0-9A-F]{4,6}(?:, U\+[0-9A-F]{4,6})*\)/g;
/** Words with a sign that a sentence has only where it quotes something. */
const quoted = /\S*[[\]{}<>\\^$*+?"]\S*/g;

/** The reason why a secret value is refused, without anything of the value: not one of its characters, nor a piece that stands in it. */
export function withoutPieces(reason: string, value: unknown): string {
  const texts = textsIn(value);
  const isPiece = (word: string) => {
    const piece = word.replace(/[\\",;:]/g, "");
    return piece !== "" && texts.some((text) => text.includes(piece));
  };
  const general = reason.replace(codePoints, "");
  return (general.match(quoted) ?? []).some(isPiece)
    ? "it is not valid; why is not shown, since the reason would quote a part of a value that the program marks as secret"
    : general;
}
