/** What to do when a server says after how many seconds to ask again. */
export function askAgain(seconds: number | undefined): string | undefined {
  if (seconds === undefined) return undefined;
  return `The server says to ask again in ${Math.ceil(seconds)} seconds: run the command then`;
}
