import { lookalikes, marked } from "../../html/marked";
import { type Markup, markup } from "../../html/markup";
import { pageOf } from "../../html/page";
import type { Row } from "../../promotion/compare";
import { type Difference, difference, whole } from "../../text/difference";
import { type Comparison, shown, summaryOf, verdictOf } from "./comparison";

/** Two environments side by side as a page. What differs is marked; whether it should differ is said beside it. */
export function htmlOf(comparison: Comparison, now: Date): string {
  const { before, after, rows } = comparison;
  const { isFine, summary, next } = summaryOf(comparison);
  const seen = rows.map(seenIn);
  return pageOf({
    title: `${before} and ${after} compared`,
    summary: markup`<p class="verdict ${isFine ? "good" : "wrong"}">${summary}</p>
      <p>Next: ${next}.</p>`,
    content: markup`<div class=scroll role=region aria-label="Fields of ${before} and ${after}" tabindex=0>
      <table class=values>
      <thead><tr><th scope=col>Field<th scope=col>${before}<th scope=col>${after}<th scope=col>Verdict</thead>
      <tbody>
      ${rows.map((row, at) => rowOf(row, seen[at]!))}</table>
      </div>
      ${lookalikes(seen)}`,
    footer: markup`<p><time datetime="${now.toISOString()}">${now.toISOString()}</time>, by <code>adobe-campaign compare</code>.
      Nothing was written.</p>`,
  });
}

function rowOf(row: Row, seen: Difference): Markup {
  return markup`<tr><th scope=row>${row.field}<td>${marked(seen.before)}<td>${marked(seen.after)}<td class=${classOf(row)}>${verdictOf(row)}\n`;
}

function seenIn(row: Row): Difference {
  const [before, after] = row.values.map(shown) as [string, string];
  // What is absent on one side has nothing to be compared with.
  const isCompared = row.values.every((value) => value !== undefined && value !== null);
  return isCompared ? difference(before, after) : whole(before, after);
}

function classOf({ verdict }: Row): string {
  const classes = {
    same: "good",
    different: "good",
    wrong: "wrong",
    free: "info",
    unknown: "unknown",
    excepted: "warning",
  };
  return classes[verdict];
}
