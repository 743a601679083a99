import { isAdmin, type Operator } from "../model/operators";
import { findInCatalogue, install, isInstalled } from "../model/install";
import type { Instance } from "../model/instance";
import type { CataloguePackage } from "../profiles/profile";
import { malformedRequest, missingRight, packageProblem } from "../soap/faults";
import type { Method } from "../soap/method";
import { child, children, element, type XmlElement } from "../xml/tree";

const schema = "xtk:builder";

/**
 * What the console calls before it lists packages. That it carries the catalogue is likely; the form is made up after
 * the package descriptors that the console sends when it creates a database.
 */
export const getDbParams: Method = {
  schema,
  services: [schema],
  name: "GetDbParams",
  in: [],
  out: [
    { name: "dbcnx", type: "DOMElement", wire: "pelemDbcnx" },
    { name: "dbParameters", type: "DOMElement", wire: "pelemDbParameters" },
  ],
  run: ({ instance }) => [
    element("dbcnx", { provider: "PostgreSQL", server: "localhost", dbName: instance.instanceName }),
    element(
      "packages",
      {},
      instance.profile.packages.map((each, index) => descriptor(instance, each, index)),
    ),
  ],
};

function descriptor(instance: Instance, each: CataloguePackage, index: number): XmlElement {
  const installed = isInstalled(instance, each);
  return element(
    "package",
    {
      namespace: each.namespace,
      name: each.name,
      label: each.label,
      // What is installed is ticked and greyed: it cannot be uninstalled.
      enabled: String(installed),
      locked: String(installed),
      hidden: String(each.hidden ?? false),
      order: String((index + 1) * 10),
    },
    (each.depends ?? []).map((id) => element("depends", { package: id })),
  );
}

/** The payload is published nowhere; this takes `<packages><package namespace name enabled="true"/></packages>`. */
export const installVendorPackages: Method = {
  schema,
  services: [schema],
  name: "InstallVendorPackages",
  in: [{ name: "parameters", type: "DOMElement" }],
  out: [],
  writes: true,
  describe: ({ document }) => packageIds(document(0)).join(", "),
  run: ({ instance, session, document }) => {
    installAll(instance, session.operator, document(0));
    return [];
  },
};

export function installAll(
  instance: Instance,
  operator: Operator,
  packages: XmlElement | undefined,
  say?: (message: string) => void,
): void {
  if (!isAdmin(operator)) throw missingRight(operator.name, "admin", "install packages");
  const ids = packageIds(packages);
  if (ids.length === 0) throw malformedRequest("no package is enabled in the list");
  const wanted = ids.map((id) => {
    const found = findInCatalogue(instance, id);
    if (!found) throw packageProblem(`The package '${id}' is not in the catalogue of this instance.`);
    return found;
  });
  for (const each of wanted) install(instance, each, say);
  // The end text that consoles show.
  say?.("Installation of packages successful.");
}

function packageIds(parameters: XmlElement | undefined): string[] {
  const list = parameters?.name === "packages" ? parameters : child(parameters, "packages");
  return (list ? children(list, "package") : [])
    .filter((each) => /^(true|1)$/i.test(each.attributes.enabled ?? ""))
    .map((each) => `${each.attributes.namespace ?? ""}:${each.attributes.name ?? ""}`);
}
