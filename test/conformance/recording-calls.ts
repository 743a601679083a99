import type { Parameter, SoapCall } from "../../provider/campaign/soap/envelope";
import { element, type XmlElement as ClientElement } from "../../provider/xml/element";
import type { Recording } from "../../provider/recording/read-recording";
import {
  attributeOf,
  childOf,
  elementsOf,
  localName,
  textOf,
  type XmlElement,
} from "../../provider/recording/xml/node";
import { readXml } from "../../provider/recording/xml/read";

/** The recorded calls as our client would make them, so that it reads each recorded reply. Logons are made by itself. */
export function callsOf({ exchanges }: Recording): { name: string; call: SoapCall }[] {
  return exchanges.flatMap(({ requestHeaders, request }) => {
    const name = (requestHeaders.values["soapaction"] ?? "").replace(/^"|"$/g, "");
    const [service = "", method = ""] = name.split("#");
    if (method === "" || /^(?:Logon|BearerTokenLogon|Logoff)$/.test(method)) return [];
    if (request === undefined || !("text" in request)) return [];
    const body = childOf(readXml(request.text).root, "Body");
    const call = body && elementsOf(body)[0];
    if (call === undefined) return [];
    const parameters = elementsOf(call).filter(
      (each, index) => !(index === 0 && /^_*sessiontoken$/i.test(localName(each.name))),
    );
    return [{ name, call: { service: service.replace(/^urn:/, ""), method, parameters: parameters.map(parameter) } }];
  });
}

function parameter(from: XmlElement): Parameter {
  const name = localName(from.name);
  const [value] = elementsOf(from);
  const type = attributeOf(from, "xsi:type");
  if (value !== undefined) return { name, type: type === "" ? "document" : "element", value: plain(value) };
  if (type === "ns:Element") return { name, type: "element", value: undefined };
  return { name, type: "string", value: textOf(from) };
}

function plain(from: XmlElement): ClientElement {
  const attributes = Object.fromEntries(from.attributes.filter(([name]) => !/^xmlns|^xsi:/.test(name)));
  const children = elementsOf(from);
  return element(
    from.name,
    attributes,
    children.map(plain),
    children.length === 0 ? textOf(from) : textOf(from).trim(),
  );
}
