/**
 * The one way from a text of somebody else (an instance, a proxy, another stack, Pulumi) to a person, a log, a file or a report. Such a
 * text must not move a cursor, colour a terminal, turn the direction of what follows, begin a line of its own, or be a command to the
 * system that runs a job. What would do so is written as its number.
 */

/** Controls of both kinds (C0, C1), formats such as bidirectional ones, separators of lines, and code points that are not characters at all. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\ufffe\uffff]/gu;

/** A text in one line; a line end is written as its number too. */
export function visible(text: string): string {
  return withoutCommands(text.replace(unseen, numbered));
}

/** A text of several lines in one: whatever separates its lines or words is one blank. */
export function oneLine(text: string): string {
  return visible(text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, " ").trim());
}

/** A text whose line ends are ours. */
export function harmless(text: string): string {
  return text.split("\n").map(visible).join("\n");
}

/** A text in quotes, so that a blank at its end is seen; other blanks than the ordinary one are written as numbers as well. */
export function quoted(text: string): string {
  return visible(JSON.stringify(text)).replace(/(?! )[\p{C}\p{Z}]/gu, numbered);
}

/** One character as it is shown between others: every blank but the ordinary one, and whatever is not seen, as its number. */
export function visibleCharacter(character: string): string {
  if (character >= " " && character <= "~") return character;
  return character.replace(/(?! )[\p{C}\p{Z}]/gu, numbered);
}

/** The beginning of a text in quotes: enough to know it again. */
export function excerpt(text: string, most = 200): string {
  return text.length > most ? `${quoted(text.slice(0, most))}…` : quoted(text);
}

/** JSON, and so the source of a literal in a program: the same value, but with nothing in it that is not seen. */
export function jsonText(value: unknown, indentation?: number): string {
  const text = JSON.stringify(value, undefined, indentation);
  return text.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\ufffe\uffff]/gu, escaped).replace(command, "#\\u0023");
}

/** `##[error]` of GitHub and Azure, `##vso[…]`, `##teamcity[…]`: obeyed anywhere in a line. */
const command = /##(?=\w*\[)/g;

/** `::error::` of GitHub is obeyed at the start of a line. */
function withoutCommands(text: string): string {
  return text.replace(command, "#\\u{23}").replace(/^(\s*):(?=:)/, "$1\\u{3a}");
}

function numbered(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}

function escaped(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
