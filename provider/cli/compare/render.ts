import { jsonText } from "../../text/display";
import { type Comparison, jsonOf, textOf } from "./comparison";
import { htmlOf } from "./html";

/** A comparison in one of its forms. */
export function render(comparison: Comparison, format: "text" | "json" | "html"): string {
  if (format === "html") return htmlOf(comparison, new Date());
  return format === "json" ? `${jsonText(jsonOf(comparison), 2)}\n` : textOf(comparison);
}
