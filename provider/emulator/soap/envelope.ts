import { element, type XmlElement } from "../xml/tree";
import { escapeText, writeXml } from "../xml/write";
import type { Parameter } from "./method";
import type { SoapFault } from "./faults";

const encoding = "http://schemas.xmlsoap.org/soap/encoding/";
const literal = "http://xml.apache.org/xml-soap/literalxml";

/** Adobe's client compares prefix and reply element literally: `SOAP-ENV`, and no prefix on `…Response`. */
function envelope(body: string, namespace?: string): string {
  const ns = namespace ? ` xmlns:ns='${namespace}'` : "";
  return (
    "<?xml version='1.0'?>\n<SOAP-ENV:Envelope xmlns:xsd='http://www.w3.org/2001/XMLSchema' " +
    `xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'${ns} ` +
    "xmlns:SOAP-ENV='http://schemas.xmlsoap.org/soap/envelope/'>\n" +
    `<SOAP-ENV:Body>${body}</SOAP-ENV:Body></SOAP-ENV:Envelope>`
  );
}

export type Value = string | XmlElement | undefined;

const replyTypes: Record<string, string> = {
  string: "xsd:string",
  boolean: "xsd:boolean",
  byte: "xsd:byte",
  short: "xsd:short",
  long: "xsd:int",
  datetime: "xsd:dateTime",
};

function output(parameter: Parameter, value: Value): string {
  const name = parameter.wire ?? parameter.name;
  const scalar = replyTypes[parameter.type];
  if (scalar) return `<${name} xsi:type='${scalar}'>${escapeText(typeof value === "string" ? value : "")}</${name}>`;
  const content = value === undefined || typeof value === "string" ? "" : writeXml(value);
  return `<${name} xsi:type='ns:Element' SOAP-ENV:encodingStyle='${literal}'>${content}</${name}>`;
}

export function writeReply(method: string, namespace: string, outputs: readonly Parameter[], values: Value[]): string {
  const content = outputs.map((parameter, index) => output(parameter, values[index])).join("");
  const tag = `${method}Response`;
  return envelope(`<${tag} xmlns='${namespace}' SOAP-ENV:encodingStyle='${encoding}'>\n${content}</${tag}>`, namespace);
}

export function writeFault(fault: SoapFault): string {
  const typed = (name: string, text: string) => element(name, { "xsi:type": "xsd:string" }, [text]);
  const parts = [
    element("faultcode", {}, ["SOAP-ENV:Client"]),
    typed("faultstring", `${fault.code} ${fault.reason}`),
    ...(fault.detail === undefined ? [] : [typed("detail", fault.detail)]),
  ];
  return envelope(`<SOAP-ENV:Fault>${parts.map(writeXml).join("")}</SOAP-ENV:Fault>`);
}
