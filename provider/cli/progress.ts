import { log } from "../text/log";
import { showProgress } from "./output";

/** Milliseconds; what is quicker needs no words. */
const SOON = 800;
const EVERY = 1000;

/** Shows on stderr what takes longer: with the elapsed time on a terminal, once in a log, and not at all with `--json`. */
export async function withProgress<T>(what: string, { json }: { json?: boolean }, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  const isSeen = process.stderr.isTTY === true;
  const say = () => {
    if (isSeen) showProgress(`${what} … ${Math.round((Date.now() - started) / 1000)} s`);
    else if (json !== true) log(`${what} …`);
  };
  let every: NodeJS.Timeout | undefined;
  const soon = setTimeout(() => {
    say();
    if (isSeen) every = setInterval(say, EVERY);
  }, SOON);
  try {
    return await work();
  } finally {
    clearTimeout(soon);
    clearInterval(every);
    if (every !== undefined) showProgress("");
  }
}
