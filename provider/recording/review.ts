import type { RecordedBody, RecordedExchange } from "./format";
import { pseudonymSource } from "./pseudonyms";
import type { Recording } from "./read-recording";
import { isInnocent } from "./redact/values";
import { nameOf } from "./replay/canonical";
import { localName, textOf, walk } from "./xml/node";
import { readXml } from "./xml/read";

/** What stayed in a recording, for the person who is going to send it: every text that is not a number, a date or a pseudonym. */
export function reviewOf({ exchanges }: Recording): string[] {
  const calls = new Map<string, number>();
  const stayed = new Map<string, Set<string>>();
  let withheld = 0;
  for (const exchange of exchanges) {
    const call = `${nameOf(exchange)} ${exchange.status ?? exchange.failure ?? "no reply"}`;
    calls.set(call, (calls.get(call) ?? 0) + 1);
    for (const body of [exchange.request, exchange.reply]) {
      if (body !== undefined && "withheld" in body) withheld++;
      for (const [name, value] of textsOf(exchange, body))
        stayed.set(name, (stayed.get(name) ?? new Set<string>()).add(value));
    }
  }
  return [
    "Calls, with the status of the reply:",
    ...[...calls].sort().map(([call, times]) => `  ${call}${times === 1 ? "" : ` × ${times}`}`),
    `Bodies recorded by their length only: ${withheld}`,
    "What stayed readable besides numbers, dates and pseudonyms (without the product's own schemas and forms):",
    ...[...stayed]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, values]) => `  ${name}: ${[...values].sort().join(" · ").replace(/\s+/g, " ")}`),
  ];
}

function* textsOf(exchange: RecordedExchange, body: RecordedBody | undefined): Generator<[string, string]> {
  if (body === undefined || "withheld" in body) return;
  const definition = body === exchange.reply && nameOf(exchange).endsWith("#GetEntityIfMoreRecent");
  if (definition) return;
  if (!body.text.startsWith("<")) return void (yield ["text", body.text.trim()]);
  for (const element of walk(readXml(body.text).root)) {
    for (const [name, value] of element.attributes)
      if (!isFrame(name) && isReadable(value)) yield [localName(name), value];
    const text = textOf(element).trim();
    if (isReadable(text)) yield [localName(element.name), text];
  }
}

const isFrame = (name: string): boolean => /^xmlns|^xsi:|encodingStyle$/.test(name);

function isReadable(value: string): boolean {
  const rest = value.replace(new RegExp(pseudonymSource, "g"), "").replace(/^https?:|__sessiontoken=/, "");
  return /\p{L}/u.test(rest) && !isInnocent(value);
}
