import { malformedRequest } from "../soap/faults";
import type { Method } from "../soap/method";
import { child, elements, type XmlElement } from "../xml/tree";
import { planWrite } from "./write-plan";

const instructions = new Set(["xtkschema", "_operation", "_key"]);

/** "extAccount Adobe_Marketing_Cloud: tenant, imsRightsMask": what is written, not its values; of a relation, the id or the name at each end. */
function describe(written: XmlElement): string {
  const { name, id, _operation: operation } = written.attributes;
  const attributes = Object.keys(written.attributes).filter((each) => !instructions.has(each) && each !== "name");
  const end = (link: string) => written.attributes[`${link}-id`] ?? child(written, link)?.attributes.name;
  const [operator, group] = [end("operator"), end("group")];
  const ids = id ?? (operator === undefined || group === undefined ? undefined : `${operator}/${group}`);
  const which = name ?? (ids === undefined ? "" : `#${ids}`);
  return `${written.name} ${which}${operation === "delete" ? " deleted" : `: ${attributes.join(", ")}`}`;
}

const write: Omit<Method, "name" | "run"> = {
  schema: "xtk:session",
  interface: "persist",
  services: ["xtk:persist", "xtk:session"],
  replyNamespace: "urn:wpp:default",
  in: [{ name: "doc", type: "DOMDocument", wire: "domDoc" }],
  out: [],
  writes: true,
};

export const writeMethod: Method = {
  ...write,
  name: "Write",
  describe: ({ document }) => {
    const written = document(0);
    return written ? describe(written) : "";
  },
  run: ({ instance, session, document }) => {
    const written = document(0);
    if (!written) throw malformedRequest("Write needs a document");
    planWrite(instance, session.operator, written)();
    return [];
  },
};

export const writeCollection: Method = {
  ...write,
  name: "WriteCollection",
  describe: ({ document }) => {
    const collection = document(0);
    return collection ? elements(collection).map(describe).join("; ") : "";
  },
  run: ({ instance, session, document }) => {
    const collection = document(0);
    if (!collection) throw malformedRequest("WriteCollection needs a document");
    const { xtkschema } = collection.attributes;
    const plans = elements(collection).map((each) => planWrite(instance, session.operator, each, xtkschema));
    // All of them are checked before the first is made.
    for (const plan of plans) plan();
    return [];
  },
};
