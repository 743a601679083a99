import { readFileSync } from "node:fs";

import { WrongUse } from "../exit";
import { whyUnreadable } from "../../errors/why-unreadable";

/** The internal names in a file: one a line (`#` starts a comment), or a JSON list. */
export function groupsIn(file: string): string[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8").replace(/^\ufeff/, "");
  } catch (error) {
    throw new WrongUse(`the file of groups ${file} cannot be read (${whyUnreadable(error)})`);
  }
  const names = /^\s*[[{]/.test(text) ? fromJson(text, file) : fromLines(text);
  if (names.length === 0) throw new WrongUse(`the file of groups ${file} names none`);
  return names;
}

function fromLines(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== "" && !line.startsWith("#"));
}

function fromJson(text: string, file: string): string[] {
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list) && list.every((name) => typeof name === "string")) return list;
  } catch {
    // Reported below.
  }
  throw new WrongUse(`the file of groups ${file} starts like JSON, but is not a list of names`);
}
