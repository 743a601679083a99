/** Why a file cannot be read, in the system's word (`ENOENT`). Its own message would repeat the path. */
export function whyUnreadable(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unreadable";
}
