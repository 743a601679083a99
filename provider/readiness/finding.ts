/** Something to know before people sign in. */
export interface Finding {
  readonly severity: "error" | "warning" | "info";
  readonly text: string;
  /** Whether `up` stops at it, before signing in is switched on. */
  readonly stops?: true;
}

/** Names in a sentence; the rest of a long list is counted. */
export function listed(names: readonly string[], most = 20): string {
  const rest = names.length - most;
  const shown = names.slice(0, most).map((name) => JSON.stringify(name));
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join(", ");
}
