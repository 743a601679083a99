import { element, type XmlElement } from "../xml/element";

/**
 * What `xtk:builder#InstallVendorPackages` takes. Known: one XML element goes in and nothing comes out (Adobe's API reference).
 * The form of the element is published nowhere; this one follows the package descriptors that the console sends when it creates
 * a database. When a real instance shows another form, this function is the only place to change.
 */
export function installationPayload(packages: readonly string[]): XmlElement {
  const entries = packages.map((fullName) => {
    const [namespace = "", name = ""] = fullName.split(":");
    return element("package", { namespace, name, enabled: "true" });
  });
  return element("packages", {}, entries);
}
