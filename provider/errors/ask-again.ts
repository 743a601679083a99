/** What a server says of when to ask again: the end of a phrase that names the request, or nothing. */
export function askAgain(seconds: number | undefined): string {
  return seconds === undefined ? "" : `, which says to ask again in ${Math.ceil(seconds)} seconds`;
}
