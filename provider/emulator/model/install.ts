import type { CataloguePackage } from "../profiles/profile";
import type { Instance } from "./instance";

const idOf = (each: CataloguePackage) => `${each.namespace}:${each.name}`;

/** Rows that come with the product belong to operator 0. */
const shipped = "0";

export function findInCatalogue(instance: Instance, id: string): CataloguePackage | undefined {
  return instance.profile.packages.find((each) => idOf(each) === id);
}

/** Installs a package with what it depends on. Installing again does no harm: rows that are there stay as they are. */
export function install(instance: Instance, wanted: CataloguePackage, say: (message: string) => void = () => {}): void {
  for (const id of wanted.depends ?? []) {
    const needed = findInCatalogue(instance, id);
    if (needed && !isInstalled(instance, needed)) install(instance, needed, say);
  }
  if (!isInstalled(instance, wanted)) {
    const { namespace, name, label } = wanted;
    instance.insert(
      "xtk:package",
      { namespace, name, label, buildNumber: instance.profile.server.buildNumber },
      shipped,
    );
    say(`Installing the package '${idOf(wanted)}' (${label}).`);
  }
  const { brings } = wanted;
  if (!brings) return;
  const accounts = instance.table("nms:extAccount");
  if (accounts.where("name", brings.account.name ?? "").length > 0) return;
  say("Saving the entities of type 'External account'.");
  instance.insert("nms:extAccount", { ...brings.account, type: brings.accountType.value }, shipped);
}

export const isInstalled = (instance: Instance, each: CataloguePackage): boolean =>
  instance.table("xtk:package").withKey({ namespace: each.namespace, name: each.name }) !== undefined;
