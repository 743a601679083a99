import type { RecordedBody, RecordedExchange } from "./format";
import { Pseudonyms } from "./pseudonyms";
import type { Recording } from "./read-recording";
import { redactExchange } from "./redact/exchange";

/**
 * What is wrong with a recording, as lines to read. Redacting it once more must change nothing: otherwise it was edited, or
 * written by a release that knew less.
 */
export function problemsOf({ exchanges }: Recording): string[] {
  return exchanges.flatMap((exchange) => {
    const names = new Pseudonyms();
    const again = redactExchange(asSent(exchange), names);
    return parts.flatMap((part) => {
      if (JSON.stringify(part.of(again)) === JSON.stringify(part.of(exchange))) return [];
      return [`Exchange ${exchange.number}: ${part.name} holds something that would be replaced now.`];
    });
  });
}

const text = (body: RecordedBody | undefined): string | undefined =>
  body !== undefined && "text" in body ? body.text : undefined;

const parts: readonly { name: string; of(exchange: RecordedExchange): unknown }[] = [
  { name: "the path", of: ({ path }) => path },
  { name: "a header of the request", of: ({ requestHeaders }) => requestHeaders.values },
  { name: "the request", of: ({ request }) => text(request) },
  { name: "a header of the reply", of: ({ replyHeaders }) => replyHeaders?.values ?? {} },
  { name: "the reply", of: ({ reply }) => text(reply) },
];

function asSent({ requestHeaders, request, status, replyHeaders, reply, ...rest }: RecordedExchange) {
  const { number, method, path, milliseconds } = rest;
  return {
    number,
    method,
    url: path,
    headers: Object.entries(requestHeaders.values).flat(),
    body: bodyOf(request, requestHeaders.values["content-type"]),
    ...(status === undefined
      ? {}
      : {
          reply: {
            status,
            headers: Object.entries(replyHeaders?.values ?? {}).flat(),
            body: bodyOf(reply, replyHeaders?.values["content-type"]),
          },
        }),
    milliseconds,
  };
}

/** The file holds text, so its charset is ours. */
function bodyOf(body: RecordedBody | undefined, contentType = "") {
  return { bytes: Buffer.from(text(body) ?? ""), contentType: `${contentType.replace(/;.*/s, "")};charset=utf-8` };
}
