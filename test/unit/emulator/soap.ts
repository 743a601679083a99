import { escapeText } from "../../../provider/emulator/xml/write";
import { child, elements, textOf, type XmlElement } from "../../../provider/emulator/xml/tree";
import { readXml } from "../../../provider/emulator/xml/read";

export interface Tokens {
  session: string;
  security: string;
}

export interface Reply {
  status: number;
  body: string;
  fault?: { text: string; detail: string };
  /** Outputs, in order. */
  outputs: XmlElement[];
}

/** Posts one call, with parameters given as XML, and reads what comes back. */
export async function call(url: string, action: string, parameters: string, tokens?: Tokens): Promise<Reply> {
  const [service = "", method = ""] = action.split("#");
  const response = await fetch(`${url}/nl/jsp/soaprouter.jsp`, {
    method: "POST",
    headers: {
      "content-type": "application/soap+xml;charset=UTF-8",
      soapaction: action,
      "x-session-token": tokens?.session ?? "",
      "x-security-token": tokens?.security ?? "",
    },
    body:
      '<SOAP-ENV:Envelope xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
      ' xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Header>' +
      `<X-Security-Token>${tokens?.security ?? ""}</X-Security-Token></SOAP-ENV:Header><SOAP-ENV:Body>` +
      `<m:${method} xmlns:m="urn:${service}"><sessiontoken xsi:type="xsd:string">${tokens?.session ?? ""}</sessiontoken>` +
      `${parameters}</m:${method}></SOAP-ENV:Body></SOAP-ENV:Envelope>`,
  });
  return readReply(response.status, await response.text());
}

function readReply(status: number, body: string): Reply {
  if (!body.startsWith("<?xml")) return { status, body, outputs: [] };
  const content = elements(child(readXml(body), "Body") ?? readXml(body))[0];
  if (content?.name !== "Fault") return { status, body, outputs: content ? elements(content) : [] };
  const fault = { text: textOf(child(content, "faultstring")), detail: textOf(child(content, "detail")) };
  return { status, body, fault, outputs: [] };
}

export async function logon(url: string, user = "admin", password = "admin"): Promise<Tokens & { reply: Reply }> {
  const reply = await call(url, "xtk:session#Logon", `${string(user)}${string(password)}<parameters/>`);
  return { session: textOf(reply.outputs[0]), security: textOf(reply.outputs[2]), reply };
}

export const string = (text: string) => `<p>${escapeText(text)}</p>`;
export const document = (xml: string) => `<p>${xml}</p>`;

export const write = (url: string, tokens: Tokens, xml: string) =>
  call(url, "xtk:persist|xtk:session#Write", document(xml), tokens);

/** Rows of a query, as attributes. */
export async function rows(url: string, tokens: Tokens, query: string): Promise<XmlElement[]> {
  const reply = await call(url, "xtk:queryDef#ExecuteQuery", document(query), tokens);
  const root = reply.outputs[0] && elements(reply.outputs[0])[0];
  return root ? elements(root) : [];
}

/** `namespace:name` of the packages in a logon's reply. */
export function packagesIn(reply: Reply): string[] {
  const info = child(reply.outputs[1], "sessionInfo");
  const user = child(info, "userInfo");
  return (user ? elements(user) : [])
    .filter((each) => each.name === "installed-package")
    .map((each) => `${each.attributes.namespace}:${each.attributes.name}`);
}
