import type { Session } from "./session";
import { descendants, type XmlElement } from "../xml/element";

/** Reads a schema; `undefined` if the instance does not have it. */
export function readSchema(session: Session, schema: string): Promise<XmlElement | undefined> {
  return readEntity(session, `xtk:schema|${schema}`);
}

/** Reads a form of the console; `undefined` if the instance does not have it. */
export function readForm(session: Session, form: string): Promise<XmlElement | undefined> {
  return readEntity(session, `xtk:form|${form}`);
}

async function readEntity(session: Session, key: string): Promise<XmlElement | undefined> {
  const [document] = await session.call(
    {
      service: "xtk:persist",
      method: "GetEntityIfMoreRecent",
      parameters: [
        { name: "pk", type: "string", value: key },
        { name: "md5", type: "string", value: "" },
        { name: "mustExist", type: "boolean", value: false },
      ],
    },
    { repeatable: true },
  );
  return document?.children[0];
}

export interface EnumerationValue {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

/** The values of one of a schema's enumerations, such as `type` of `nms:extAccount`. */
export function enumerationOf(schema: XmlElement, name: string): EnumerationValue[] {
  const enumeration = [...descendants(schema, "enumeration")].find(({ attributes }) => attributes["name"] === name);
  if (enumeration === undefined) return [];
  return [...descendants(enumeration, "value")].map(({ attributes }) => ({
    name: attributes["name"] ?? "",
    label: attributes["label"] ?? attributes["name"] ?? "",
    value: attributes["value"] ?? "",
  }));
}

/** The names of every element that a schema declares, at any depth. */
export function elementsOf(schema: XmlElement): Set<string> {
  return new Set([...descendants(schema, "element")].map(({ attributes }) => attributes["name"] ?? ""));
}

/** The names of every attribute that a schema declares, at any depth. */
export function attributesOf(schema: XmlElement): Set<string> {
  return new Set([...descendants(schema, "attribute")].map(({ attributes }) => attributes["name"] ?? ""));
}
