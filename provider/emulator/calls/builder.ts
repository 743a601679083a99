import { isAdmin, type Operator } from "../model/operators";
import { findInCatalogue, isInstalled, stepsOf, type Step } from "../model/install";
import type { Instance } from "../model/instance";
import type { CataloguePackage } from "../profiles/profile";
import { installationRunning, malformedRequest, missingRight, packageProblem, SoapFault } from "../soap/faults";
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
  takes: (instance) => instance.installation.delay,
  describe: ({ document }) => packageIds(document(0)).join(", "),
  run: ({ instance, session, document }) => {
    for (const { run, fails, message } of installation(instance, session.operator, document(0))) {
      if (fails) throw faultOf(message);
      run?.();
    }
    return [];
  },
};

/** The steps of an installation that somebody may ask for, and that can start now. */
export function installation(instance: Instance, operator: Operator, packages: XmlElement | undefined): Step[] {
  if (!isAdmin(operator)) throw missingRight("admin");
  const ids = packageIds(packages);
  if (ids.length === 0) throw malformedRequest("no package is enabled in the list");
  const wanted = ids.map((id) => {
    const found = findInCatalogue(instance, id);
    if (!found) throw packageProblem(`The package '${id}' is not in the catalogue of this instance.`);
    return found;
  });
  // Made up: that the second one is refused, rather than made to wait. Installed twice, a package would do no harm.
  if (instance.jobs.running()) throw installationRunning();
  return stepsOf(instance, wanted, instance.halfWay());
}

/** The last line of the log, as the fault of a call that ran the installation itself. */
function faultOf(message: string): SoapFault {
  const [code = "", ...reason] = message.split(" ");
  return new SoapFault(code, reason.join(" "));
}

function packageIds(parameters: XmlElement | undefined): string[] {
  const list = parameters?.name === "packages" ? parameters : child(parameters, "packages");
  return (list ? children(list, "package") : [])
    .filter((each) => /^(true|1)$/i.test(each.attributes.enabled ?? ""))
    .map((each) => `${each.attributes.namespace ?? ""}:${each.attributes.name ?? ""}`);
}
