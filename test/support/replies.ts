import { createRequire } from "node:module";

import { Redaction } from "../../provider/campaign/redaction";
import { PlainRefusal, readReply, SessionOver } from "../../provider/campaign/soap/reply";
import type { XmlElement } from "../../provider/xml/element";
import { AdobeCampaignError, SoapFaultError } from "../../provider/errors/index";
import { canary, expectNoCanary } from "./client";

/** Replies of real servers, as Adobe's client keeps them for its own tests. Most are promises of a text. */
export const captures = (
  createRequire(__filename)("@adobe/acc-js-sdk/test/mock.js") as { Mock: Record<string, unknown> }
).Mock;

export async function capture(name: string): Promise<string> {
  const text = await captures[name];
  if (typeof text !== "string") throw new Error(`there is no capture ${name}`);
  return text;
}

export interface Received {
  readonly status?: number;
  readonly location?: string;
  readonly method?: string;
  readonly contentType?: string;
}

const redaction = new Redaction();
/** A secret that may stand where XML has a name. */
export const secretName = "canary-s3cr3t-name";
for (const secret of [...Object.values(canary), secretName]) redaction.add(secret);

export function read(body: string | Buffer, { status = 200, location, method = "Test", contentType }: Received = {}) {
  const origin = { request: `xtk:session#${method}`, method, url: "https://campaign.example.com", redaction };
  return readReply({ status, location, contentType, body: Buffer.from(body) }, origin);
}

/** What our client makes of a reply: its outputs, or the kind of failure in a few words. */
export function verdict(body: string | Buffer, received?: Received): string {
  let outputs: readonly XmlElement[];
  try {
    outputs = read(body, received);
  } catch (error) {
    expectNoCanary(error);
    if (error instanceof SessionOver) return "expired";
    if (error instanceof PlainRefusal) return `text ${error.code}`;
    if (error instanceof SoapFaultError)
      return `fault ${[error.fault.code, error.fault.detailCode].join(" ").trim()}`.trim();
    if (error instanceof AdobeCampaignError) return error.code;
    throw error;
  }
  return `outputs ${outputs.map(({ name }) => name).join(" ")}`.trim();
}

export const envelope = (body: string, prefix = "SOAP-ENV"): string =>
  `<?xml version='1.0'?>\n<${prefix}:Envelope xmlns:${prefix}='http://schemas.xmlsoap.org/soap/envelope/'><${prefix}:Body>${body}</${prefix}:Body></${prefix}:Envelope>`;

export const faultEnvelope = (text: string, detail?: string): string =>
  envelope(
    `<SOAP-ENV:Fault><faultcode>SOAP-ENV:Client</faultcode><faultstring>${text}</faultstring>${
      detail === undefined ? "" : `<detail>${detail}</detail>`
    }</SOAP-ENV:Fault>`,
  );
