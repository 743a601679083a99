import { statSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

import { InvalidArgumentError } from "commander";

import { fail, plainly } from "./exit";

/** The endings of files by the format that each stands for. */
export type Endings<Format extends string> = Readonly<Record<string, Format>>;

/** The format of each `--out`, by its ending unless `--format` is given; the first file whose ending stands for none is wrong use. */
export function formatsOf<Format extends string>(
  files: readonly string[],
  format: Format | undefined,
  endings: Endings<Format>,
): readonly Format[] | { readonly unclear: string } {
  const formats: Format[] = [];
  for (const file of files) {
    const known = format ?? Object.entries(endings).find(([ending]) => file.toLowerCase().endsWith(`.${ending}`))?.[1];
    if (known === undefined) {
      const list = Object.keys(endings).map((ending) => `.${ending}`);
      return {
        unclear: `no format is known for the extension of ${file}; use one of ${list.join(", ")}, or --format`,
      };
    }
    formats.push(known);
  }
  return formats;
}

/** Writes reports; whether all could be written. */
export function writeReports(reports: readonly (readonly [file: string, text: string])[]): boolean {
  try {
    for (const [file, text] of reports) writeFileSync(file, text);
    return true;
  } catch (error) {
    if (!isFileError(error)) throw error;
    fail(`the report cannot be written: ${plainly(error)}`, 1);
    return false;
  }
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}

/** An option that names a file to write and can be repeated. Refused before anything is done, so that no report is lost. */
export function reportFiles(file: string, before: string[] = []): string[] {
  const into = dirname(resolve(file));
  if (statSync(into, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new InvalidArgumentError(`There is no folder ${into}.`);
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new InvalidArgumentError("It is a folder, and must be a file.");
  return [...before, file];
}
