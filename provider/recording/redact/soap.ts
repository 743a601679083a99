import { attributeOf, childOf, elementsOf, localName, setText, textOf, walk, type XmlElement } from "../xml/node";
import { type Context, isAdministration, rowsOf } from "./context";
import { redactAttributes } from "./attributes";
import { redactData, withhold } from "./data";
import { isSecretName } from "./names";
import { type Part, partOf } from "./signatures";
import { redactValue } from "./value";
import { isInnocent, login, phrase, schemaName, unknownValue } from "./values";

/** What a request reveals about its reply. */
export interface Asked {
  readonly method: string;
  readonly context: Context;
  /** The option that is read. */
  readonly option: string | undefined;
}

export const isEnvelope = (root: XmlElement): boolean =>
  localName(root.name) === "Envelope" && childOf(root, "Body") !== undefined;

export function redactRequest(root: XmlElement, context: Context): Asked {
  redactEnvelope(root, context);
  const call = calls(root)[0];
  const method = call === undefined ? "" : localName(call.name);
  const own = call === undefined ? [] : parametersOf(call);
  // Read before it is redacted.
  const about = aboutRows(own, ofService(call, context));
  const asked: Asked = {
    method,
    context: method === "GetEntityIfMoreRecent" ? { ...about, manner: mannerOfEntity(own[0]) } : about,
    option: method === "GetOption" ? own[0] && textOf(own[0]) : undefined,
  };
  if (call !== undefined) redactCall(call, method, "in", about, asked.option);
  return asked;
}

export function redactReply(root: XmlElement, { method, context, option }: Asked): void {
  redactEnvelope(root, context);
  for (const body of calls(root)) {
    if (localName(body.name) === "Fault") redactData(body, { ...context, manner: "administration" });
    else redactCall(body, method, "out", context, option);
  }
}

/** The header holds tokens, whatever its elements are called. */
function redactEnvelope(root: XmlElement, context: Context): void {
  for (const element of [root, ...elementsOf(root)]) redactAttributes(element, context, false);
  for (const part of elementsOf(root).filter(({ name }) => localName(name) !== "Body")) {
    for (const element of elementsOf(part)) for (const each of walk(element)) redactToken(each, context);
  }
}

function redactToken(element: XmlElement, context: Context): void {
  redactAttributes(element, context, true);
  const text = textOf(element);
  if (text.trim() === "") return;
  const [, name = "", token = text] = /^(__sessiontoken=)(.*)$/s.exec(text) ?? [];
  setText(element, name + context.names.secret(token, "token"));
}

const calls = (root: XmlElement): XmlElement[] => {
  const body = childOf(root, "Body");
  return body === undefined ? [] : elementsOf(body);
};

/** Without the session token, which comes first. */
function parametersOf(call: XmlElement): XmlElement[] {
  const all = elementsOf(call);
  return all[0] !== undefined && /^_*sessiontoken$/i.test(localName(all[0].name)) ? all.slice(1) : all;
}

function redactCall(
  call: XmlElement,
  method: string,
  direction: "in" | "out",
  context: Context,
  option?: string,
): void {
  redactAttributes(call, context, false);
  const parameters = parametersOf(call);
  for (const each of elementsOf(call)) {
    const position = parameters.indexOf(each);
    if (position < 0) redactToken(each, context);
    else redactParameter(each, partOf(method, direction, position), context, option);
  }
}

function redactParameter(parameter: XmlElement, part: Part, context: Context, option: string | undefined): void {
  const isDocument = elementsOf(parameter).length > 0;
  if (part === "secret" && isDocument && localName(parameter.name) !== "parameters")
    return withholdBelow(parameter, context);
  if (isDocument) return redactData(parameter, context);
  redactAttributes(parameter, { ...context, manner: "administration" }, false);
  const text = textOf(parameter);
  if (text.trim() !== "") setText(parameter, scalar(parameter, text, part, context, option));
}

/** The tag keeps its type. */
function withholdBelow(parameter: XmlElement, context: Context): void {
  redactAttributes(parameter, context, false);
  for (const child of elementsOf(parameter)) withhold(child, context);
}

function scalar(parameter: XmlElement, text: string, part: Part, context: Context, option: string | undefined): string {
  const { names } = context;
  switch (part) {
    case "login":
      return login(text, names);
    case "secret":
      return names.secret(text);
    case "token":
      return names.secret(text, "token");
    case "entity":
      return schemaName(text, names);
    case "option":
      // Shipped options are called after their module.
      return /^(?:Xtk|Nms|Nl|Ncm|Crm)(?:[A-Z]\w{0,60})$/.test(text) ? text : phrase(text, names);
    case "optionValue":
      return isSecretName(option ?? "") ? names.secret(text) : unknownValue(text, names);
    case "digest":
      return /^[0-9a-f]{0,64}$/i.test(text) ? text : names.of("value", text);
    case "job":
      return /^\d+$/.test(text) ? text : names.of("job", text);
    default:
      return typed(parameter, text, context);
  }
}

/** Of a text that nothing is known of even a number is replaced; a number that is declared as one stays. */
function typed(parameter: XmlElement, text: string, context: Context): string {
  const name = localName(parameter.name);
  const type = attributeOf(parameter, "xsi:type") ?? "";
  if (/:string$|:primarykey$/i.test(type) && isInnocent(text) && /^-?\d{5,}/.test(text))
    return context.names.of("value", text);
  return redactValue(name, text, context);
}

/** The rows that a query asks for or a write brings, and the names under which a query asks for secrets. */
function aboutRows(parameters: readonly XmlElement[], context: Context): Context {
  const query = parameters.flatMap((each) => [...walk(each)]).find(({ name }) => localName(name) === "queryDef");
  const schema = query && attributeOf(query, "schema");
  if (query === undefined || schema === undefined) return context;
  const aliases = [...walk(query)].flatMap((node) => {
    const wanted = attributeOf(node, "expr") ?? "";
    const asked = wanted.match(/[\w-]+/g)?.some(isSecretName) ?? false;
    return asked ? [(attributeOf(node, "alias") ?? wanted).replace(/^.*[@/]|\]$/g, "")] : [];
  });
  const rows = rowsOf(schema, context);
  return { ...rows, wholeTexts: rows.manner === "records", aliases: new Set(aliases) };
}

/** Parameters of the platform's own services are settings; those of any other service may be anybody's data. */
function ofService(call: XmlElement | undefined, context: Context): Context {
  const urn = call?.attributes.find(([name]) => name.startsWith("xmlns"))?.[1] ?? "";
  const schemas = urn.replace(/^urn:/, "").split("|");
  // A write may leave out which schema it writes.
  const known = schemas.every(isAdministration) && !/^Write/.test(localName(call?.name ?? ""));
  return { ...context, manner: known ? "administration" : "records" };
}

/** Only descriptions of data are read by all: code and navigation are the customer's. */
function mannerOfEntity(key: XmlElement | undefined): Context["manner"] {
  return /^xtk:(?:schema|srcSchema|form)\|(?:xtk|nms|nl|ncm|ncl|crm|emu):/.test(key ? textOf(key) : "")
    ? "definition"
    : "records";
}
