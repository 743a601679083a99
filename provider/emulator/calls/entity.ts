import { extAccountForm } from "../entities/form";
import { schemaEntity } from "../entities/schema";
import type { Instance } from "../model/instance";
import { malformedRequest } from "../soap/faults";
import type { Method } from "../soap/method";
import type { XmlElement } from "../xml/tree";

function entity(instance: Instance, methods: readonly Method[], pk: string): XmlElement | undefined {
  const [kind = "", key = ""] = pk.split("|");
  if (kind === "xtk:schema" || kind === "xtk:srcSchema") return schemaEntity(instance, methods, key);
  if (kind === "xtk:form" && key === "nms:extAccount") return extAccountForm(instance);
  return undefined;
}

/** Schemas are generated from the methods themselves: what is declared is what can be called. */
export function getEntityIfMoreRecent(methods: () => readonly Method[]): Method {
  return {
    schema: "xtk:session",
    interface: "persist",
    services: ["xtk:persist"],
    name: "GetEntityIfMoreRecent",
    replyNamespace: "urn:wpp:default",
    in: [
      { name: "pk", type: "string", wire: "strPk" },
      { name: "md5", type: "string", wire: "strMd5" },
      { name: "mustExist", type: "boolean", wire: "bMustExist" },
    ],
    out: [{ name: "doc", type: "DOMDocument", wire: "pdomDoc" }],
    describe: (call) => call.text(0),
    run: ({ instance, text }) => {
      const [pk, md5, mustExist] = [text(0), text(1), /^(true|1)$/.test(text(2))];
      const found = entity(instance, methods(), pk);
      // Made up: what a server says when an entity that must exist does not.
      if (!found && mustExist) throw malformedRequest(`there is no entity '${pk}'`);
      // With the md5 that the caller holds nothing new comes back: an empty document, by inference.
      const unchanged = md5 !== "" && found?.attributes.md5 === md5;
      return [unchanged ? undefined : found];
    },
  };
}
