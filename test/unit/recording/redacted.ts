import { Pseudonyms } from "../../../provider/recording/pseudonyms";
import { type Exchange, redactExchange } from "../../../provider/recording/redact/exchange";
import type { RecordedBody, RecordedExchange } from "../../../provider/recording/format";

const soap = (content: string, header = ""): string =>
  '<SOAP-ENV:Envelope xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
  ` xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/">${header}<SOAP-ENV:Body>${content}</SOAP-ENV:Body></SOAP-ENV:Envelope>`;

export interface Given {
  action?: string;
  /** Parameters after the session token. */
  in?: string;
  /** Outputs. */
  out?: string;
  /** A whole reply instead. */
  reply?: string;
  replyType?: string;
  status?: number;
  headers?: string[];
  url?: string;
  body?: string;
  bodyType?: string;
}

/** What is recorded of one exchange. */
export function exchangeOf(given: Given): Exchange {
  const { action = "xtk:session#TestCnx", status = 200 } = given;
  const [service = "", method = ""] = action.split("#");
  const request = soap(
    `<m:${method} xmlns:m="urn:${service}"><sessiontoken xsi:type="xsd:string">___token-9876</sessiontoken>${given.in ?? ""}</m:${method}>`,
  );
  const reply = soap(`<${method}Response xmlns="urn:${service}">${given.out ?? ""}</${method}Response>`);
  return {
    number: 1,
    method: "POST",
    url: given.url ?? `/nl/jsp/soaprouter.jsp?soapAction=${encodeURIComponent(`urn:${action}`)}`,
    headers: ["SoapAction", action, "Content-Type", given.bodyType ?? "text/xml", ...(given.headers ?? [])],
    body: { bytes: Buffer.from(given.body ?? request), contentType: given.bodyType ?? "text/xml" },
    reply: {
      status,
      headers: ["Content-Type", given.replyType ?? "text/xml"],
      body: { bytes: Buffer.from(given.reply ?? reply), contentType: given.replyType ?? "text/xml" },
    },
    milliseconds: 1,
  };
}

export function redacted(
  given: Given,
  names = new Pseudonyms(),
): RecordedExchange & { asked: string; answered: string } {
  const recorded = redactExchange(exchangeOf(given), names);
  return { ...recorded, asked: textOf(recorded.request), answered: textOf(recorded.reply) };
}

export const fault = (text: string, detail = ""): string =>
  soap(
    `<SOAP-ENV:Fault><faultcode>SOAP-ENV:Client</faultcode><faultstring>${text}</faultstring><detail>${detail}</detail></SOAP-ENV:Fault>`,
  );

const textOf = (body: RecordedBody | undefined): string =>
  body === undefined ? "" : "text" in body ? body.text : JSON.stringify(body);
