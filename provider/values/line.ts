/**
 * What is wrong with a value of one line, wherever it comes from: an argument, the configuration, an environment variable or a file.
 * Each problem is the end of a sentence that begins with the value's name, and shows nothing of the value.
 */
export function lineProblems(value: string): string[] {
  const inside = value.trim();
  if (inside === "") return ["consists of blanks only; give a value"];
  const at = value.indexOf(inside);
  const [before, after] = [value.slice(0, at), value.slice(at + inside.length)];
  const found: string[] = [];
  if (hasLineBreak(before)) found.push("starts with a line break; remove it");
  if (hasLineBreak(after)) found.push("ends with a line break, as `echo` appends one; remove it");
  if (/[^\r\n]/.test(before + after))
    found.push("starts or ends with a blank, which would be taken for a part of it; remove it");
  if (hasLineBreak(inside)) found.push("contains a line break; write it in one line");
  if (hasControlCharacter(inside))
    found.push("contains a control character or half a character that XML cannot carry; remove it");
  return found;
}

/** Tabs and line breaks are reported as what they are. */
export function hasControlCharacter(text: string): boolean {
  return /[^\P{Cc}\t\r\n]|[\ufffe\uffff\p{Cs}]/u.test(text);
}

function hasLineBreak(text: string): boolean {
  return /[\r\n]/.test(text);
}
