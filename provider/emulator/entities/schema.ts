import { createHash } from "node:crypto";
import type { Instance } from "../model/instance";
import { elementOf, type Attribute, type Schema } from "../model/schema";
import type { Method, Parameter } from "../soap/method";
import { element, type XmlElement } from "../xml/tree";
import { writeXml } from "../xml/write";

/** Schemas that only declare methods, with the elements that their replies contain. */
const serviceSchemas: Record<string, { implements?: string; elements: string[] }> = {
  "xtk:session": { implements: "xtk:persist", elements: ["sessionInfo", "userInfo", "session"] },
  "xtk:queryDef": { elements: ["queryDef"] },
  "xtk:builder": { elements: ["builder"] },
  "xtk:job": { implements: "xtk:jobInterface", elements: ["job"] },
};

/** A schema as GetEntityIfMoreRecent returns it, or nothing when there is none of that name. */
export function schemaEntity(instance: Instance, methods: readonly Method[], id: string): XmlElement | undefined {
  const declared = methods.filter((each) => each.schema === id);
  const table = instance.findTable(id);
  const service = Object.hasOwn(serviceSchemas, id) ? serviceSchemas[id] : undefined;
  if (!table && !service) return undefined;
  const [namespace = "", name = ""] = id.split(":");
  // An old build knows the schema of jobs, but not how to submit one.
  const inherits = service ? declared.some((each) => each.interface) && service.implements : "xtk:persist";
  const schema = element(
    "schema",
    {
      namespace,
      name,
      label: table?.schema.label ?? name,
      xtkschema: "xtk:schema",
      ...(inherits ? { implements: inherits } : {}),
    },
    [
      ...interfaces(declared),
      ...(table ? enumerations(instance, table.schema) : []),
      ...(table ? [dataElement(table.schema)] : []),
      ...(service?.elements.map((each) => element("element", { name: each })) ?? []),
      methodList(declared.filter((each) => !each.interface)),
    ],
  );
  schema.attributes.md5 = createHash("md5").update(writeXml(schema)).digest("hex");
  return schema;
}

/** An interface is declared inside the schema it belongs to: `xtk:persist` is found in `xtk:session`. */
function interfaces(methods: readonly Method[]): XmlElement[] {
  const names = new Set(methods.flatMap((each) => each.interface ?? []));
  return [...names].map((name) =>
    element("interface", { name }, methods.filter((each) => each.interface === name).map(declaration)),
  );
}

function methodList(methods: readonly Method[]): XmlElement {
  return element("methods", {}, methods.map(declaration));
}

function declaration(method: Method): XmlElement {
  const parameter = ({ name, type }: Parameter, inout: "in" | "out") => element("param", { name, type, inout });
  return element(
    "method",
    {
      name: method.name,
      ...(method.object ? {} : { static: "true" }),
      ...(method.const ? { const: "true" } : {}),
      ...(method.anonymous ? { access: "anonymous" } : {}),
    },
    [
      element("parameters", {}, [
        ...method.in.map((each) => parameter(each, "in")),
        ...method.out.filter((each) => !each.undeclared).map((each) => parameter(each, "out")),
      ]),
    ],
  );
}

function enumerations(instance: Instance, schema: Schema): XmlElement[] {
  return Object.entries(schema.enumerations ?? {}).map(([name, each]) =>
    element(
      "enumeration",
      { name, basetype: each.basetype, default: each.default },
      instance.enumeration(schema, name).map(({ name, value, label }) => element("value", { name, value, label })),
    ),
  );
}

function dataElement(schema: Schema): XmlElement {
  const name = elementOf(schema);
  const keys = schema.keys.map((key) =>
    element(
      "key",
      { name: key.join("-") },
      key.map((each) => element("keyfield", { xpath: `@${each}` })),
    ),
  );
  const attributes = Object.entries(schema.attributes).map(([path, attribute]) =>
    attributeDeclaration(schema, path, attribute),
  );
  const links = Object.entries(schema.links ?? {}).map(([name, { target, source, label }]) =>
    element("element", { name, type: "link", target, label: label ?? name }, [
      element("join", { "xpath-dst": "@id", "xpath-src": `@${source}` }),
    ]),
  );
  return element("element", { name, label: schema.label, ...(schema.autopk ? { autopk: "true" } : {}) }, [
    ...keys,
    ...attributes,
    ...links,
  ]);
}

function attributeDeclaration(schema: Schema, path: string, attribute: Attribute): XmlElement {
  const { type, label, enumeration, default: value, length } = attribute;
  const [outer = "", inner] = path.split("/@");
  const name = inner ?? outer;
  const declaration = element(attribute.isElement ? "element" : "attribute", {
    name,
    type: type === "trueFalse" ? "boolean" : type,
    label: label ?? name,
    ...(enumeration ? { enum: `${schema.id}:${enumeration}` } : {}),
    ...(length === undefined ? {} : { length: String(length) }),
    ...(value ? { default: value } : {}),
  });
  return inner === undefined ? declaration : element("element", { name: outer }, [declaration]);
}
