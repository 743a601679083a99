import { randomBytes } from "node:crypto";
import type { Profile } from "../profiles/profile";
import { stateFormat, stateVersion, type FirstState, type State } from "../state/state";
import { upgraded } from "../state/upgrade";
import { newKey } from "./cipher";
import { install } from "./install";
import { Instance } from "./instance";
import { isNamedRight, type Operator } from "./operators";
import { hashPassword, passwordMatches } from "./passwords";
import { ensurePerson, giveRight, related, setOwnRights, type RightLink } from "./people";

export interface InstanceOptions {
  profile: Profile;
  /** What was kept by an earlier run. */
  kept: State | FirstState | undefined;
  save: (state: State) => void;
  instanceName: string | undefined;
  databaseId: string | undefined;
  packageInstalled: boolean;
  /** Of a new instance; one that was kept stays as it is. */
  rightLink?: RightLink | undefined;
}

const empty = (profile: string, rightLink: RightLink): State => ({
  format: stateFormat,
  version: stateVersion,
  profile,
  instanceName: "emulator",
  // Beyond the ids of what is shipped.
  nextId: 3000,
  lastStamp: 0,
  rightLink,
  operators: [],
  tables: {},
});

const newDatabaseId = () => `u${randomBytes(20).toString("hex").toUpperCase()}`;

/** The instance as it was kept, or a new one as the profile ships it. */
export function createInstance(options: InstanceOptions): Instance {
  const { profile, kept } = options;
  const state = kept ? upgraded(kept) : empty(profile.name, options.rightLink ?? "operator");
  const instance = new Instance(profile, state, options.instanceName ?? state.instanceName, options.save);
  if (!kept) ship(instance, options.packageInstalled);
  else if (kept.version === 1) complete(instance, kept);
  if (!kept || (options.databaseId !== undefined && options.databaseId !== instance.databaseId)) {
    setOption(instance, "XtkDatabaseId", options.databaseId ?? newDatabaseId());
  }
  return instance;
}

function ship(instance: Instance, packageInstalled: boolean): void {
  const { rows, packages, imsPackage } = instance.profile;
  for (const [schema, shipped] of Object.entries(rows)) {
    for (const row of shipped) instance.insert(schema, row, "0");
  }
  addPeople(instance);
  // A real instance keeps its key in this option too. It has to survive a restart, so the emulator's file holds it.
  setOption(instance, "XtkSecretKey", newKey());
  for (const each of packages) {
    if (each.installed || (packageInstalled && `${each.namespace}:${each.name}` === imsPackage))
      install(instance, each);
  }
}

/** The groups and named rights that ship, as far as they are not there. */
function addPeople(instance: Instance): void {
  const { groups, rights } = instance.profile;
  for (const { name, ...values } of rights) ensurePerson(instance, "right", name, values);
  for (const { name, holds = [], ...values } of groups) {
    const group = ensurePerson(instance, "group", name, values);
    for (const right of holds) giveRight(instance, group, ensurePerson(instance, "right", right), "0");
  }
}

/** What a file of the first format lacks. It listed the rights of an operator with its password. */
function complete(instance: Instance, { operators }: FirstState): void {
  addPeople(instance);
  for (const operator of operators) setRights(instance, operator, operator.rights);
}

function setRights(instance: Instance, operator: Operator, rights: readonly string[]): void {
  setOwnRights(instance, ensurePerson(instance, "operator", operator.name), rights.filter(isNamedRight));
  instance.setOperator({ ...operator, rights: rights.filter((right) => !isNamedRight(right)) });
}

/** Becomes what the snapshot says, also one of the first format. */
export function restoreInstance(instance: Instance, snapshot: State | FirstState): void {
  instance.restore(upgraded(snapshot));
  if (snapshot.version === 1) complete(instance, snapshot);
  instance.commit();
}

function setOption(instance: Instance, name: string, stringValue: string): void {
  const row = instance.option(name);
  if (row) instance.update("xtk:option", row, { stringValue }, "0");
  else instance.insert("xtk:option", { name, stringValue, dataType: "6" }, "0");
}

/** Lets somebody sign in. What is already so is not touched: a start of the emulator should not rewrite its file. */
export function admit(instance: Instance, name: string, password: string | undefined, rights: readonly string[]): void {
  const row = ensurePerson(instance, "operator", name);
  const known = instance.operator(name);
  const samePassword =
    password === undefined || (known?.passwordHash !== undefined && passwordMatches(password, known.passwordHash));
  const own = related(instance, row, "operator-id", "right").map((right) => right.name ?? "");
  const sameRights = known !== undefined && sorted([...own, ...known.rights]) === sorted(rights);
  if (samePassword && sameRights) return;
  const passwordHash = samePassword ? known?.passwordHash : hashPassword(password);
  setRights(instance, { name, rights: [], ...(passwordHash === undefined ? {} : { passwordHash }) }, rights);
}

const sorted = (rights: readonly string[]): string => [...rights].sort().join();
