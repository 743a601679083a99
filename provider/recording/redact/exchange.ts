import type { RecordedBody, RecordedExchange } from "../format";
import type { Pseudonyms } from "../pseudonyms";
import { Unreadable, readXml } from "../xml/read";
import type { XmlElement } from "../xml/node";
import { writeXml } from "../xml/write";
import { type Body, decode, redactText, withheld } from "./body";
import type { Context } from "./context";
import { redactData } from "./data";
import { shows } from "./guard";
import { redactHeaders } from "./headers";
import { type Asked, isEnvelope, redactReply, redactRequest } from "./soap";
import { redactPath } from "./web";

/** One exchange as it went over the wire. */
export interface Exchange {
  readonly number: number;
  readonly method: string;
  readonly url: string;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly body: Body;
  readonly reply?: { readonly status: number; readonly headers: readonly string[]; readonly body: Body };
  readonly failure?: string;
  readonly milliseconds: number;
}

/** What is written of an exchange. If a secret would still show, in any way of writing it, the bodies are withheld. */
export function redactExchange(exchange: Exchange, names: Pseudonyms): RecordedExchange {
  try {
    const recorded = redacted(exchange, names);
    return shows(recorded, names) ? bare(exchange, names, "a secret would have shown") : recorded;
  } catch {
    // A recording goes on without what it cannot redact; the traffic does, too.
    return bare(exchange, names, "it could not be redacted");
  }
}

/** That there was an exchange, and no word of it. */
function bare({ number, body, reply, milliseconds }: Exchange, names: Pseudonyms, why: string): RecordedExchange {
  const context = contextFor(names);
  return {
    number,
    method: "withheld",
    path: "/",
    requestHeaders: { values: {}, others: [] },
    request: withheld(body, context, why),
    ...(reply === undefined ? {} : { status: reply.status, reply: withheld(reply.body, context, why) }),
    milliseconds,
  };
}

function redacted(exchange: Exchange, names: Pseudonyms): RecordedExchange {
  const { reply, failure, number, method, milliseconds } = exchange;
  // Headers first: their tokens are then known in the bodies.
  const requestHeaders = redactHeaders(exchange.headers, names);
  const replyHeaders = reply && redactHeaders(reply.headers, names);
  let asked: Asked = { method: "", context: contextFor(names), option: undefined };
  const request = body(exchange.body, asked.context, (root) => {
    asked = redactRequest(root, asked.context);
  });
  const path = redactPath(exchange.url, names);
  const said = `${requestHeaders.values["soapaction"] ?? ""} ${request !== undefined && "text" in request ? request.text : ""}`;
  const context: Context = { ...asked.context, asked: said };
  return {
    number,
    method,
    path,
    requestHeaders,
    ...(request === undefined ? {} : { request }),
    ...(reply === undefined ? {} : { status: reply.status }),
    ...(replyHeaders === undefined ? {} : { replyHeaders }),
    ...withBody(reply && body(reply.body, context, (root) => redactReply(root, { ...asked, context }))),
    ...(failure === undefined ? {} : { failure }),
    milliseconds,
  };
}

const withBody = (reply: RecordedBody | undefined): { reply?: RecordedBody } => (reply === undefined ? {} : { reply });

function contextFor(names: Pseudonyms): Context {
  return { names, manner: "administration", wholeTexts: false, aliases: new Set(), asked: "", people: false };
}

function body(from: Body, context: Context, envelope: (root: XmlElement) => void): RecordedBody | undefined {
  if (from.bytes.length === 0) return undefined;
  try {
    const text = decode(from).trimStart();
    if (!text.startsWith("<")) return redactText(from, context);
    if (/^<(?:!doctype|html)\b/i.test(text)) return withheld(from, context, "a page");
    const document = readXml(text);
    if (isEnvelope(document.root)) envelope(document.root);
    else redactData(document.root, context);
    return { text: writeXml(document) };
  } catch (error) {
    // Whatever goes wrong while a body is redacted, it is not recorded.
    return withheld(from, context, error instanceof Unreadable ? error.message : "it could not be redacted");
  }
}
