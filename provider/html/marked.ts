import type { Difference, Part } from "../text/difference";
import { type Markup, markup } from "./markup";

/** A text with what the other one lacks marked. */
export function marked(parts: readonly Part[]): Markup {
  return markup`${parts.map(({ text, differs }) => (differs ? markup`<mark>${text}</mark>` : text))}`;
}

/** Names the characters that look like others, each once for a whole table. */
export function lookalikes(shown: readonly Difference[]): Markup | "" {
  const list = [...new Set(shown.flatMap(({ lookalikes: each }) => each))];
  return list.length === 0 ? "" : markup`<p>Characters that look alike: ${list.join(", ")}.</p>\n`;
}
