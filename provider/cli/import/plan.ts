import type { CampaignInstance } from "../../campaign/instance";
import type { Properties } from "../../lifecycle/definition";
import { isAdministeredByAdobe } from "../../resources/guards";
import { describeAccount } from "../../resources/ims-external-account/find-account";
import { secretAttribute } from "../../resources/ims-external-account/mapping";
import { isPlaceholder } from "../../resources/row/secret";
import { argumentsOf, type Remark } from "../../resources/ims-external-account/import-arguments";
import { type GroupsWish, planGroups } from "./groups";
import { programText, secretKey } from "./program";
import { type Names, readAccount, readPackage } from "./read-live";
import { importedAccount, importedComponent, importedGroup, importedPackage, type ImportedResource } from "./resources";

export interface Wish extends Names {
  /** Name of the component in the program. */
  readonly name: string;
  /** Name of the instance in `adobe-campaign:instances`. */
  readonly instance: string | undefined;
  readonly groups?: GroupsWish;
}

/** What is to be written and said; or, with `problem`, why not. */
export type Plan =
  | { readonly problem: string }
  | {
      readonly problem?: undefined;
      readonly resources: readonly ImportedResource[];
      readonly program: string;
      /** One line each: what the reader should know before the first `up`. */
      readonly notes: readonly string[];
    };

/** Reads the instance, and writes nothing anywhere. */
export async function planImport(instance: CampaignInstance, wish: Wish): Promise<Plan> {
  const about = await instance.info();
  const { account, fields } = await readAccount(instance, wish);
  if (account === undefined) return { problem: nothingThere(instance.url) };
  const { args: found, missing, leftOut } = argumentsOf({ account, fields });
  if (missing.length > 0) return { problem: halfConfigured(describeAccount(account), missing) };

  const isAdobes = isAdministeredByAdobe(about.release, instance.url);
  const common: Properties = {
    ...(wish.instance === undefined ? {} : { instance: wish.instance }),
    ...(isAdobes ? { mode: "verify" } : {}),
  };
  const ofAccount = { ...(wish.accountName === undefined ? {} : { accountName: wish.accountName }), ...common };
  const ofPackage = wish.packageName === undefined ? {} : { packageName: wish.packageName };
  const args = { ...found, ...ofAccount };
  const planned = await planGroups(instance, found["associationMask"] as string, wish.groups);
  if ("problem" in planned) return planned;
  const { groups, notes: ofGroups } = planned;
  const live = await readPackage(instance, wish);
  const place = { name: wish.name, instance };
  return {
    resources: [
      importedComponent(place),
      ...(live.installed ? [await importedPackage(place, { ...ofPackage, ...common }, live)] : []),
      ...(await Promise.all(groups.map((group) => importedGroup(place, common, group)))),
      await importedAccount(place, args, account),
    ],
    program: programText(
      wish.name,
      { ...args, ...ofPackage },
      groups.map((group) => group.args),
    ),
    notes: [
      ...leftOut.map(({ text }) => `Not in the program, so not managed: ${text}.`),
      ...ofGroups,
      ...(live.installed ? [] : [`The package ${live.name} is not installed, so the first \`pulumi up\` installs it.`]),
      ...(isAdobes
        ? [
            `This instance, release ${about.release}, is administered by Adobe: the program compares (mode "verify") and never writes.`,
          ]
        : secretNotes(account.attributes[secretAttribute(undefined)] ?? "")),
    ],
  };
}

function secretNotes(ciphertext: string): string[] {
  const state =
    ciphertext === "" || isPlaceholder(ciphertext)
      ? "No secret can be read on the account: it has none, or hides it from this operator."
      : "The account has a secret, but Campaign encrypts with salt: nobody can see whether it is the one in your configuration.";
  return [
    `${state} So \`pulumi preview\` shows clientSecret as its one change, and the first \`pulumi up\` writes it once.`,
    `The secret is given with \`pulumi config set --secret ${secretKey}\`. A wrong one would be written too, and nobody could sign in: take it from where the account got it.`,
  ];
}

function nothingThere(url: string): string {
  return `There is no Adobe Experience Cloud account on ${url}, so there is nothing to import. Write the program and run \`pulumi up\`: it installs the package, which brings the account, and fills it in. An account with another internal name is given with --account.`;
}

function halfConfigured(account: string, missing: readonly Remark[]): string {
  return [
    `The account ${account} is not completely configured, so a program cannot say what it is:`,
    ...missing.map(({ text }) => `  - ${text}`),
    "Write the program with the right values and run `pulumi up`, which takes the account over and fills it in; or correct the account in the console, and import it then.",
  ].join("\n");
}
