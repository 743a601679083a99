import type { Emulator, EmulatorOptions } from "../../provider/emulator";
import type { registry } from "../../provider/resources/registry";
import type { Properties } from "./host-wire.ts";
import { accountArgs } from "./host-room.ts";

/** What the suite that every resource runs has to know of one of them. */
export interface LifecycleFixture {
  /** An instance on which the object is there, and one on which it can be made; there it is removed first. */
  readonly present: EmulatorOptions;
  readonly absent: EmulatorOptions;
  /** Good arguments. */
  readonly args: Properties;
  /** Another good value of every field that is written. */
  readonly others: Properties;
  /** Other good values of what an update writes besides the fields. */
  readonly otherParts?: Properties;
  /** Another good value of every argument that replaces the resource. */
  readonly replacing: Properties;
  /** The object as it is on the instance, without who changed it when; `undefined` when it is not there. */
  readonly seen: (emulator: Emulator) => Record<string, string> | undefined;
  /** Somebody writes an attribute by hand. Absent where nothing can be changed by hand. */
  readonly edit?: (emulator: Emulator, attribute: string, text: string) => void;
  /** The text of a field that somebody may write, other than what `args` says. */
  readonly byHand: Readonly<Record<string, string>>;
  readonly remove: (emulator: Emulator) => void;
  /** Whether `destroy` leaves the object as it was found, so that one which was created is gone. */
  readonly givesBack: boolean;
}

const withoutTime = (row: Record<string, string> | undefined) =>
  row && { ...row, lastModified: "", "modifiedBy-id": "" };

/** A resource of the registry without a fixture is an error of the compiler. */
export const lifecycleFixtures = {
  imsExternalAccount: {
    present: { packageInstalled: true },
    absent: { packageInstalled: true, accounts: 3 },
    args: {
      ...accountArgs,
      scopes: ["openid"],
      label: "MAC",
      enabled: true,
      experienceCloudServer: "https://marketing.adobe.com",
    },
    others: {
      imsServer: "https://adobeid-na1.services.adobe.com",
      clientId: "Campaign2-acme",
      callbackServer: "https://other.campaign.example.com",
      organizationId: "A123456789ABCDEF01234567@AdobeOrg",
      associationMask: "Campaign - other - (.*)",
      tenant: "other",
      scopes: ["openid", "AdobeID"],
      experienceCloudServer: "https://other.adobe.com",
      productContext: "dma_campaign_classic",
      label: "Other",
      enabled: false,
    },
    replacing: { instance: "i39", accountName: "MAC" },
    seen: (emulator) => withoutTime(emulator.account(emulator.imsAccount)),
    edit: (emulator, attribute, text) => emulator.edit({ set: { [attribute]: text } }),
    byHand: { enabled: "0" },
    remove: (emulator) => emulator.removeAccount(emulator.imsAccount),
    givesBack: true,
  },
  integrationPackage: {
    present: { packageInstalled: true },
    absent: {},
    args: { packageName: "emu:imsIntegration" },
    others: {},
    replacing: { instance: "i39", packageName: "nms:campaign" },
    seen: (emulator) => (emulator.account(emulator.imsAccount) === undefined ? undefined : {}),
    byHand: {},
    remove: (emulator) => emulator.removePackage("emu:imsIntegration"),
    givesBack: false,
  },
  securityGroup: {
    // A right that it had before is given back by destroy.
    present: { groups: [{ name: "reviewers", rights: ["sql"] }] },
    absent: { groups: ["reviewers"] },
    args: { groupName: "reviewers", label: "Reviewers", description: "Approve deliveries", rights: ["export"] },
    others: { label: "Approvers", description: "Approve everything" },
    otherParts: { rights: ["import", "WORKFLOW"] },
    replacing: { instance: "i39", groupName: "senders" },
    seen: (emulator) => {
      const { attributes, rights } = emulator.group("reviewers") ?? {};
      // An element is called by its name in brackets, as in the table of fields.
      return withoutTime(
        attributes && { ...attributes, "<desc>": attributes["desc"] ?? "", rights: [...rights!].sort().join() },
      );
    },
    edit: (emulator, attribute, text) =>
      emulator.editGroup({ group: "reviewers", set: { [attribute.replace(/[<>]/g, "")]: text } }),
    byHand: {},
    remove: (emulator) => emulator.removeGroup("reviewers"),
    givesBack: true,
  },
} satisfies Record<keyof typeof registry, LifecycleFixture>;
