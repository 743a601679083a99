import type { Secret } from "../../secret";
import { type XmlElement } from "../../xml/element";
import { escapeText } from "../../xml/escape";
import { writeXml } from "../../xml/write";

/** A positional parameter of a call. The instance binds by position; the names are those that Adobe's own client sends. */
export type Parameter =
  | { readonly name: string; readonly type: "string"; readonly value: string }
  | { readonly name: string; readonly type: "secret"; readonly value: Secret }
  | { readonly name: string; readonly type: "boolean"; readonly value: boolean }
  | { readonly name: string; readonly type: "integer"; readonly value: number }
  | { readonly name: string; readonly type: "element" | "document"; readonly value: XmlElement | undefined };

/** A SOAP call. `service` is the urn without its prefix, such as `xtk:session` or `xtk:persist|xtk:session`. */
export interface SoapCall {
  readonly service: string;
  readonly method: string;
  readonly parameters: readonly Parameter[];
}

/** What a call proves itself with: the two tokens of a session, or an IMS token of its own. */
export type Authorization = SessionTokens | { readonly bearer: Secret };

/** What a logon returns and later calls carry. Both are empty before the logon. */
export interface SessionTokens {
  readonly session: string;
  readonly security: string;
}

export const noTokens: SessionTokens = { session: "", security: "" };

const literalXml = 'SOAP-ENV:encodingStyle="http://xml.apache.org/xml-soap/literalxml"';

/** The request envelope, byte for byte as Adobe's own client writes it, but for CR in text (see `escapeText`). */
export function writeEnvelope({ service, method, parameters }: SoapCall, authorization: Authorization): string {
  // With a bearer the tokens are there, but empty: the instance expects their place.
  const tokens = "bearer" in authorization ? noTokens : authorization;
  const cookie =
    tokens.session === "" ? "" : `<Cookie>__sessiontoken=${escapeText("session token", tokens.session)}</Cookie>`;
  return (
    '<SOAP-ENV:Envelope xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
    ' xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns="http://xml.apache.org/xml-soap">' +
    `<SOAP-ENV:Header>${cookie}${filled("X-Security-Token", "", escapeText("security token", tokens.security))}</SOAP-ENV:Header>` +
    `<SOAP-ENV:Body><m:${method} xmlns:m="urn:${service}" SOAP-ENV:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">` +
    // Without this leading token the instance takes the first parameter for an authentication mode.
    writeParameter({ name: "sessiontoken", type: "string", value: tokens.session }) +
    parameters.map(writeParameter).join("") +
    `</m:${method}></SOAP-ENV:Body></SOAP-ENV:Envelope>`
  );
}

function writeParameter(parameter: Parameter): string {
  const { name } = parameter;
  switch (parameter.type) {
    case "string":
      return filled(name, ' xsi:type="xsd:string"', escapeText(name, parameter.value));
    case "secret":
      return filled(name, ' xsi:type="xsd:string"', escapeText(name, parameter.value.reveal()));
    case "boolean":
      return filled(name, ' xsi:type="xsd:boolean"', String(parameter.value));
    case "integer":
      return filled(name, ' xsi:type="xsd:int"', String(parameter.value));
    case "element":
      return filled(
        name,
        ` xsi:type="ns:Element" ${literalXml}`,
        parameter.value === undefined ? "" : writeXml(parameter.value),
      );
    case "document":
      return filled(name, ` xsi:type="" ${literalXml}`, parameter.value === undefined ? "" : writeXml(parameter.value));
  }
}

function filled(name: string, attributes: string, content: string): string {
  return content === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
}
