import type { Instance } from "../model/instance";
import { element, type XmlElement } from "../xml/tree";

/** Label and xpath of the fields of the console's page for the IMS account, in its order. Labels are Adobe's. */
const imsFields: readonly [label: string, attribute: string][] = [
  ["IMS server", "imsServer"],
  ["IMS scope", "userScope"],
  ["IMS client identifier", "clientId"],
  ["IMS client secret", "clientSecret"],
  ["Callback server", "callbackServer"],
  ["IMS organization ID", "imsOrgId"],
  ["Association mask", "imsRightsMask"],
  ["Product context", "productContext"],
];
const experienceCloudFields: readonly [label: string, attribute: string][] = [
  ["Server", "server"],
  ["Tenant", "tenant"],
];

const inputs = (fields: readonly [string, string][]) =>
  fields.map(([label, attribute]) => element("input", { label, xpath: `@${attribute}` }));

/**
 * The console's form of external accounts. Made up: no such form is published, only that forms tie labels to xpaths and
 * that a part depends on the account's type.
 */
export function extAccountForm(instance: Instance): XmlElement {
  const pages = instance.profile.packages.flatMap(({ brings }) => {
    const known =
      brings && instance.enumeration(instance.table("nms:extAccount").schema, "type").includes(brings.accountType);
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
      label: "External accounts",
      entitySchema: "xtk:form",
      xtkschema: "xtk:form",
    },
    [
      element("input", { label: "Label", xpath: "@label" }),
      element("input", { label: "Internal name", xpath: "@name" }),
      element("input", { label: "Type", xpath: "@type" }),
      element("input", { label: "Enabled", xpath: "@active" }),
      ...pages,
    ],
  );
}
