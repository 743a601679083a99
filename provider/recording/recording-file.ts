import { closeSync, fstatSync, fsyncSync, openSync, writeSync } from "node:fs";

import { jsonText } from "../text/display";
import { headerLine, type RecordedExchange } from "./format";

export class RecordingFileError extends Error {
  override readonly name = "RecordingFileError";
}

export interface FileOptions {
  /** Adds a run to a recording instead of refusing the file that is there. */
  readonly append?: boolean;
  /** Written into the header. */
  readonly target?: string;
}

/** A recording that is being written: readable by its owner only, and whole up to the last exchange whatever happens. */
export class RecordingFile {
  #lines = 0;

  private constructor(private readonly descriptor: number) {}

  static open(path: string, { append = false, target }: FileOptions = {}): RecordingFile {
    const file = new RecordingFile(open(path, append));
    file.#write(headerLine(new Date(), target));
    return file;
  }

  get exchanges(): number {
    return this.#lines - 1;
  }

  add(exchange: RecordedExchange): void {
    this.#write(exchange);
  }

  close(): void {
    closeSync(this.descriptor);
  }

  #write(line: object): void {
    writeSync(this.descriptor, `${jsonText(line)}\n`);
    fsyncSync(this.descriptor);
    this.#lines++;
  }
}

function open(path: string, append: boolean): number {
  let descriptor: number;
  try {
    // "x": fails if it is there, also as a link.
    descriptor = openSync(path, append ? "a" : "ax", 0o600);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "EEXIST")
      throw new RecordingFileError(`${path} is already there: choose another file, or add --append.`);
    throw new RecordingFileError(`Cannot write ${path} (${code}).`);
  }
  // One that was there may be readable by others.
  const open = (fstatSync(descriptor).mode & 0o077) !== 0;
  if (open && append && process.platform !== "win32") {
    closeSync(descriptor);
    throw new RecordingFileError(`${path} can be read by others; take that away first: chmod 600 ${path}`);
  }
  return descriptor;
}
