import { renameSync, rmSync, writeFileSync } from "node:fs";

/** Writes every file or none: each is written beside its place first, and moved there when all could be written. */
export function writeAll(files: Readonly<Record<string, string>>): void {
  const drafts = Object.entries(files).map(([file, text]) => ({ file, text, draft: `${file}.${process.pid}.tmp` }));
  try {
    for (const { draft, text, file } of drafts) named(file, () => writeFileSync(draft, text, { flag: "wx" }));
    for (const { draft, file } of drafts) named(file, () => renameSync(draft, file));
  } finally {
    for (const { draft } of drafts) rmSync(draft, { force: true });
  }
}

/** An error names the file that was asked for. */
function named(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { path: file }) : error;
  }
}
