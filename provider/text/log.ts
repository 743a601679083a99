import { visible } from "./display";

/** Writes one line to stderr. Every line of a log goes through here, since it may quote what an instance said. */
export function log(line: string): void {
  process.stderr.write(`${visible(line)}\n`);
}
