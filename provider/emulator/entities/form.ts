import type { Instance } from "../model/instance";
import { translate } from "../profiles/localise";
import { own } from "../model/schema";
import { element, type XmlElement } from "../xml/tree";

export type FormField = readonly [label: string, attribute: string];

/** Label and attribute of the fields of the console's page for the IMS account, in its order. Labels are Adobe's. */
export const imsFields: readonly FormField[] = [
  ["IMS server", "imsServer"],
  ["IMS scope", "userScope"],
  ["IMS client identifier", "clientId"],
  ["IMS client secret", "clientSecret"],
  ["Callback server", "callbackServer"],
  ["IMS organization ID", "imsOrgId"],
  ["Association mask", "imsRightsMask"],
  ["Product context", "productContext"],
];
export const commonFields: readonly FormField[] = [
  ["Label", "label"],
  ["Internal name", "name"],
  ["Type", "type"],
  ["Enabled", "active"],
];
export const experienceCloudFields: readonly FormField[] = [
  ["Server", "server"],
  ["Tenant", "tenant"],
];

/**
 * The console's form of external accounts. Made up: no such form is published, only that forms tie labels to xpaths and
 * that a part depends on the account's type.
 */
export function extAccountForm(instance: Instance): XmlElement {
  const { schema } = instance.table("nms:extAccount");
  const say = (text: string) => translate(instance.profile.words, text);
  const inputs = (fields: readonly FormField[]) =>
    fields
      .filter(([, attribute]) => own(schema.attributes, attribute))
      .map(([label, attribute]) => element("input", { label: say(label), xpath: `@${attribute}` }));
  const pages = instance.profile.packages.flatMap(({ brings }) => {
    const known = brings && instance.enumeration(schema, "type").includes(brings.accountType);
    if (!known) return [];
    return element("container", { label: brings.accountType.label, visibleIf: `@type=${brings.accountType.value}` }, [
      element("container", { type: "frame", label: "IMS" }, inputs(imsFields)),
      element("container", { type: "frame", label: "Experience Cloud" }, inputs(experienceCloudFields)),
    ]);
  });
  return element(
    "form",
    {
      namespace: "nms",
      name: "extAccount",
      label: say("External accounts"),
      entitySchema: "xtk:form",
      xtkschema: "xtk:form",
    },
    [...inputs(commonFields), ...pages],
  );
}
