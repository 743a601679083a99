import { readFileSync } from "node:fs";

import { FORMAT, FORMAT_VERSION, type Header, type RecordedExchange } from "./format";

export interface Recording {
  readonly headers: readonly Header[];
  readonly exchanges: readonly RecordedExchange[];
}

export class RecordingError extends Error {
  override readonly name = "RecordingError";
}

/** Reads a recording: JSON Lines, each run's header first. The exchanges come in the order of their requests. */
export function readRecording(file: string): Recording {
  const headers: Header[] = [];
  const exchanges: { run: number; exchange: RecordedExchange }[] = [];
  const lines = readFileSync(file, "utf8").split("\n");
  lines.forEach((line, index) => {
    if (line === "") return;
    const value = parse(line, file, index + 1);
    if (isHeader(value)) headers.push(value);
    else if (headers.length === 0)
      throw new RecordingError(`${file} is not a recording: its first line is not a header.`);
    else exchanges.push({ run: headers.length, exchange: value });
  });
  if (headers.length === 0) throw new RecordingError(`${file} is empty.`);
  exchanges.sort((a, b) => a.run - b.run || a.exchange.number - b.exchange.number);
  return { headers, exchanges: exchanges.map(({ exchange }) => exchange) };
}

function parse(line: string, file: string, number: number): Header | RecordedExchange {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new RecordingError(`${file}:${number} is not JSON; was the recording cut off?`);
  }
  if (typeof value !== "object" || value === null) throw new RecordingError(`${file}:${number} is not an object.`);
  if ("format" in value) {
    const { format, version } = value as Header;
    if ((format as string) !== FORMAT || (version as number) !== FORMAT_VERSION)
      throw new RecordingError(`${file}:${number} has another format than ${FORMAT} ${FORMAT_VERSION}.`);
    return value as Header;
  }
  const { number: order, method, path, milliseconds } = value as RecordedExchange;
  if (
    typeof order !== "number" ||
    typeof method !== "string" ||
    typeof path !== "string" ||
    typeof milliseconds !== "number"
  )
    throw new RecordingError(`${file}:${number} is neither a header nor an exchange.`);
  return value as RecordedExchange;
}

function isHeader(value: Header | RecordedExchange): value is Header {
  return "format" in value;
}
