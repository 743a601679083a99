import { randomBytes } from "node:crypto";
import type { Profile } from "../profiles/profile";
import { stateFormat, stateVersion, type State } from "../state/state";
import { newKey } from "./cipher";
import { install } from "./install";
import { Instance } from "./instance";
import { hashPassword, passwordMatches } from "./passwords";

export interface InstanceOptions {
  profile: Profile;
  /** What was kept by an earlier run. */
  kept: State | undefined;
  save: (state: State) => void;
  instanceName: string | undefined;
  databaseId: string | undefined;
  packageInstalled: boolean;
}

const empty = (profile: string): State => ({
  format: stateFormat,
  version: stateVersion,
  profile,
  instanceName: "emulator",
  // Beyond the ids of what is shipped.
  nextId: 3000,
  lastStamp: 0,
  operators: [],
  tables: {},
});

const newDatabaseId = () => `u${randomBytes(20).toString("hex").toUpperCase()}`;

/** The instance as it was kept, or a new one as the profile ships it. */
export function createInstance(options: InstanceOptions): Instance {
  const { profile, kept } = options;
  const state = kept ?? empty(profile.name);
  const instance = new Instance(profile, state, options.instanceName ?? state.instanceName, options.save);
  if (!kept) ship(instance, options.packageInstalled);
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
  // A real instance keeps its key in this option too. It has to survive a restart, so the emulator's file holds it.
  setOption(instance, "XtkSecretKey", newKey());
  for (const each of packages) {
    if (each.installed || (packageInstalled && `${each.namespace}:${each.name}` === imsPackage))
      install(instance, each);
  }
}

function setOption(instance: Instance, name: string, stringValue: string): void {
  const row = instance.option(name);
  if (row) instance.update("xtk:option", row, { stringValue }, "0");
  else instance.insert("xtk:option", { name, stringValue, dataType: "6" }, "0");
}

/** Lets somebody sign in. What is already so is not touched: a start of the emulator should not rewrite its file. */
export function admit(instance: Instance, name: string, password: string | undefined, rights: readonly string[]): void {
  instance.operatorId(name);
  const known = instance.operator(name);
  const samePassword =
    password === undefined || (known?.passwordHash !== undefined && passwordMatches(password, known.passwordHash));
  const sameRights = known?.rights.join() === rights.join();
  if (known && samePassword && sameRights) return;
  const passwordHash = samePassword ? known?.passwordHash : hashPassword(password);
  instance.setOperator({ name, rights: [...rights], ...(passwordHash === undefined ? {} : { passwordHash }) });
}
