/** Every operation that Pulumi asks of the resources: how it is prepared, run, and what has to be true when it has succeeded. */
import type { Emulator, EmulatorOptions } from "../../provider/emulator";
import { account as accountArgs } from "./account.ts";
import { destroy, type Ended, type Kept, refresh, up } from "./faults-engine.ts";
import type { Handlers, Process, Properties } from "./faults-process.ts";
import { ofGroup } from "./faults-groups.ts";
import { canaries } from "./host-canaries.ts";

export interface Operation {
  readonly name: string;
  /** In which file its cases run. */
  readonly part: "create" | "change" | "delete" | "package" | "group" | "group-end";
  readonly options: EmulatorOptions;
  /** Brings the instance, and the state, to where the operation begins. */
  readonly prepare?: (emulator: Emulator, process: Process) => Promise<Kept | undefined>;
  readonly handlers: (process: Process) => Handlers;
  readonly run: (process: Process, kept: Kept | undefined) => Promise<Ended>;
  /** What is not as it should be once it has succeeded. */
  readonly problems: (emulator: Emulator, ended: Ended) => string[];
  /** The same after a failure, where several writes lead there. If omitted, there is one write, and nothing half written. */
  readonly halfway?: (emulator: Emulator) => string[];
  /** All that it may write to; if omitted, the accounts of the type. */
  readonly seen?: (emulator: Emulator) => unknown;
}

export const NAME = "Adobe_Marketing_Cloud";
export const PACKAGE = "emu:imsIntegration";
const IMS_TYPE = "42";

export const args = { ...accountArgs, clientSecret: canaries.secret };
const changed = { ...args, tenant: "acme2", label: "SSO" };

const attributes = {
  imsServer: args.imsServer,
  clientId: args.clientId,
  callbackServer: args.callbackServer,
  imsOrgId: args.organizationId,
  imsRightsMask: args.associationMask,
  tenant: args.tenant,
  active: "1",
};

export const imsAccounts = (emulator: Emulator) => emulator.accounts().filter(({ type }) => type === IMS_TYPE);

/** How the one account differs from these attributes and this secret ("" for none). */
export function accountProblems(emulator: Emulator, wanted: Record<string, string>, secret: string): string[] {
  const all = emulator.accounts().filter(({ type, name }) => type === IMS_TYPE || name === NAME);
  const [account, ...more] = all;
  if (account === undefined || more.length > 0) return [`${all.length} accounts`];
  const wrong = Object.entries(wanted).filter(([name, value]) => account[name] !== value);
  const stored = account["clientSecret"] ? emulator.decrypt(account["clientSecret"]) : "";
  return [
    ...(account["name"] === NAME ? [] : [`it is called ${account["name"]}`]),
    ...wrong.map(([name, value]) => `@${name} is "${account[name]}" instead of "${value}"`),
    ...(stored === secret ? [] : ["the secret is another"]),
  ];
}

const installed = { packageInstalled: true };
const applied = async (_emulator: Emulator, process: Process) => (await up(process.account, args)).kept;
const change =
  (wanted: Properties): Operation["run"] =>
  (process, kept) =>
    up(process.account, wanted, kept);
const remove: Operation["run"] = (process, kept) =>
  kept === undefined ? Promise.resolve({ kept }) : destroy(process.account, kept);
const holds =
  (wanted: Record<string, string>, secret: string = canaries.secret): Operation["problems"] =>
  (emulator) =>
    accountProblems(emulator, wanted, secret);
const appliedWith =
  (more: Properties): Operation["prepare"] =>
  async (_emulator, process) =>
    (await up(process.account, { ...args, ...more })).kept;

const ofAccount: Omit<Operation, "handlers">[] = [
  {
    name: "create on the package's row",
    part: "create",
    options: installed,
    run: change(args),
    problems: holds(attributes),
  },
  {
    name: "create without a row",
    part: "create",
    options: installed,
    prepare: (emulator) => Promise.resolve(void emulator.removeAccount(NAME)),
    run: change(args),
    problems: holds(attributes),
  },
  {
    name: "adopt a row in use and switch it off",
    part: "create",
    options: installed,
    prepare: (emulator) =>
      Promise.resolve(void emulator.edit({ set: { ...attributes, tenant: "other", clientSecret: "somebody's" } })),
    run: change({ ...args, enabled: false }),
    problems: holds({ ...attributes, active: "0" }),
  },
  {
    name: "update",
    part: "change",
    options: installed,
    prepare: applied,
    run: change(changed),
    problems: holds({ ...attributes, tenant: "acme2", label: "SSO" }),
  },
  {
    name: "rotate the secret",
    part: "change",
    options: installed,
    prepare: applied,
    run: change({ ...args, clientSecret: canaries.rotated }),
    problems: holds(attributes, canaries.rotated),
  },
  {
    name: "read",
    part: "change",
    options: installed,
    prepare: applied,
    run: (process, kept) => refresh(process.account, kept!),
    problems: (emulator, { kept }) => [
      ...holds(attributes)(emulator, { kept }),
      ...(kept?.outputs["tenant"] === "acme" ? [] : ["another tenant was read"]),
    ],
  },
  {
    name: "delete, restoring",
    part: "delete",
    options: installed,
    prepare: applied,
    run: remove,
    problems: holds(
      { imsServer: "", clientId: "", callbackServer: "", imsRightsMask: "", tenant: "", active: "0" },
      "",
    ),
  },
  {
    name: "delete, disabling",
    part: "delete",
    options: installed,
    prepare: appliedWith({ onDelete: "disable" }),
    run: remove,
    problems: holds({ ...attributes, active: "0" }),
  },
  {
    name: "delete, deleting",
    part: "delete",
    options: installed,
    prepare: appliedWith({ onDelete: "delete" }),
    run: remove,
    problems: (emulator) => (imsAccounts(emulator).length === 0 ? [] : ["it still exists"]),
  },
];

const isInstalled: Operation["problems"] = (emulator) =>
  emulator.packages().includes(PACKAGE) ? [] : ["the package is not installed"];
const install: Operation["run"] = (process, kept) => up(process.package, {}, kept);

const ofPackage: Omit<Operation, "handlers">[] = [
  { name: "install", part: "package", options: { installationPolls: 1 }, run: install, problems: isInstalled },
  {
    name: "install without jobs",
    part: "package",
    options: { profile: "v7-old" },
    run: install,
    problems: isInstalled,
  },
  { name: "adopt the package", part: "package", options: installed, run: install, problems: isInstalled },
  {
    name: "read the package",
    part: "package",
    options: installed,
    prepare: async (_emulator, process) => (await up(process.package, {})).kept,
    run: (process, kept) => refresh(process.package, kept!),
    problems: isInstalled,
  },
];

export const operations: readonly Operation[] = [
  ...ofAccount.map((each) => ({ ...each, handlers: (process: Process) => process.account })),
  ...ofGroup.map((each) => ({ ...each, handlers: (process: Process) => process.group })),
  ...ofPackage.map((each) => ({ ...each, handlers: (process: Process) => process.package })),
];
