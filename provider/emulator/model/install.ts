import { translate } from "../profiles/localise";
import type { CataloguePackage } from "../profiles/profile";
import type { Instance } from "./instance";
import type { Row } from "./schema";

export const packageId = (each: Pick<CataloguePackage, "namespace" | "name">) => `${each.namespace}:${each.name}`;

/** Rows that come with the product belong to operator 0. */
const shipped = "0";

/** One step of an installation: what it logs, and what it does to the instance. */
export interface Step {
  message: string;
  run?: () => void;
  /** Nothing comes after it. */
  fails?: boolean;
}

/** How an installation that fails half way ends. */
export interface HalfWay {
  leaves: "nothing" | "package";
  code: string;
  reason: string;
}

export function findInCatalogue(instance: Instance, id: string): CataloguePackage | undefined {
  return instance.profile.packages.find((each) => packageId(each) === id);
}

export const isInstalled = (instance: Instance, { namespace, name }: CataloguePackage): boolean =>
  instance.table("xtk:package").withKey({ namespace, name }) !== undefined;

/** Installs at once. Installing again does no harm: rows that are there stay as they are. */
export function install(instance: Instance, wanted: CataloguePackage): void {
  for (const step of stepsOf(instance, [wanted])) step.run?.();
}

/** Packages after those that they depend on, each in one piece: nobody sees it without the account that it brings. */
export function stepsOf(instance: Instance, wanted: readonly CataloguePackage[], halfWay?: HalfWay): Step[] {
  const order = new Set<CataloguePackage>();
  const visit = (each: CataloguePackage) => {
    for (const id of each.depends ?? []) {
      const needed = findInCatalogue(instance, id);
      if (needed && !isInstalled(instance, needed)) visit(needed);
    }
    order.add(each);
  };
  wanted.forEach(visit);
  return [...order].flatMap((each) =>
    halfWay && each === wanted.at(-1) ? failingSteps(instance, each, halfWay) : steps(instance, each),
  );
}

/** What a real installation logs is known in kind (saving entities, running scripts); these words are made up. */
const starts = (instance: Instance, each: CataloguePackage) =>
  say(instance, `Installing the package '${packageId(each)}' (${each.label}).`);

function steps(instance: Instance, each: CataloguePackage): Step[] {
  const saves = { message: say(instance, "Saving the entities of type 'External account'.") };
  const register = {
    message: say(instance, `Running the script of '${packageId(each)}'.`),
    run: () => put(instance, each),
  };
  return [{ message: starts(instance, each) }, ...(each.brings ? [saves] : []), register];
}

function failingSteps(instance: Instance, each: CataloguePackage, { leaves, code, reason }: HalfWay): Step[] {
  return [
    { message: starts(instance, each) },
    ...(leaves === "package"
      ? [{ message: say(instance, "Updating the structure."), run: () => register(instance, each) }]
      : []),
    { message: `${code} ${reason}`, fails: true },
  ];
}

function put(instance: Instance, each: CataloguePackage): void {
  register(instance, each);
  const { brings } = each;
  if (!brings || instance.table("nms:extAccount").where("name", brings.account.name ?? "").length > 0) return;
  const row: Row = { ...brings.account, type: brings.accountType.value };
  const { attributes } = instance.table("nms:extAccount").schema;
  for (const name of Object.keys(row)) {
    if (!attributes[name]) delete row[name];
    else if (attributes[name].secret && row[name]) row[name] = instance.cipher.encrypt(row[name]);
  }
  instance.insert("nms:extAccount", row, shipped);
}

function register(instance: Instance, each: CataloguePackage): void {
  if (isInstalled(instance, each)) return;
  const { namespace, name, label } = each;
  const { buildNumber } = instance.profile.server;
  instance.insert("xtk:package", { namespace, name, label, buildNumber }, shipped);
}

export const say = (instance: Instance, text: string): string => translate(instance.profile.words, text);
