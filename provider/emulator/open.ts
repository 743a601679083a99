import { Console } from "./console";
import { admit, createInstance } from "./model/create";
import type { Instance } from "./model/instance";
import { ensurePerson } from "./model/people";
import type { Row } from "./model/schema";
import { seedAccounts, seedGroups } from "./model/seed";
import type { EmulatorOptions, TokenSeed } from "./options";
import { profiles } from "./profiles/index";
import type { Profile } from "./profiles/profile";
import { loadState, saveState } from "./state/file";

/** A day, as IMS gives. */
const tokenLife = 86_400;

/** The instance that the options ask for: new, or as its file kept it. */
export function openInstance(options: EmulatorOptions): Instance {
  const { stateFile } = options;
  const profile = released(profiles[options.profile ?? "v7"], options.release);
  const kept = stateFile === undefined ? undefined : loadState(stateFile, profile.name);
  const instance = createInstance({
    profile,
    kept,
    save: (state) => {
      if (stateFile !== undefined) saveState(stateFile, state);
    },
    instanceName: options.instanceName,
    databaseId: options.databaseId,
    packageInstalled: options.packageInstalled ?? false,
    rightLink: options.rightLink,
  });
  // A kept password stays unless another one is asked for.
  const user = options.user ?? "admin";
  const password = options.password ?? (instance.operator(user)?.passwordHash === undefined ? "admin" : undefined);
  admit(instance, user, password, ["admin"]);
  for (const each of options.operators ?? []) admit(instance, each.name, each.password, each.rights);
  for (const each of options.tokens ?? []) knowToken(instance, each);
  for (const each of options.technicalAccounts ?? []) instance.ims.register(each);
  for (const each of options.loginClients ?? []) instance.ims.registerLoginClient(each);
  for (const { name, label = name } of options.namedRights ?? []) ensurePerson(instance, "right", name, { label });
  seedGroups(instance, options.groups ?? []);
  seedAccounts(instance, typeof options.accounts === "number" ? options.accounts : 0);
  addAccounts(instance, typeof options.accounts === "object" ? options.accounts : []);
  instance.directory.configure(options.userManagement ?? {});
  for (const each of options.profiles ?? []) instance.directory.add(each);
  for (const each of options.people ?? []) instance.directory.addPerson(each);
  instance.accessUrl = options.accessUrl;
  secure(instance, options.security ?? {});
  const { polls, delay } = instance.installation;
  instance.installation = { polls: options.installationPolls ?? polls, delay: options.installationDelay ?? delay };
  instance.restart();
  instance.commit();
  return instance;
}

function released(profile: Profile, release: string | undefined): Profile {
  if (release === undefined) return profile;
  const version = profile.version === undefined ? undefined : release;
  return { ...profile, version, server: { ...profile.server, releaseName: release } };
}

/** As if typed in at the console: it checks what it is given, and encrypts secrets. */
function addAccounts(instance: Instance, accounts: readonly Row[]): void {
  const console = new Console(instance);
  for (const each of accounts) if (!console.account(each.name ?? "")) console.addAccount(each);
}

export function knowToken({ ims, clock }: Instance, { token, operator, rights = [], expiresIn }: TokenSeed): void {
  ims.know(token, { operator, rights, expires: clock.now() + (expiresIn ?? tokenLife) * 1000 });
}

export function secure(instance: Instance, change: EmulatorOptions["security"]): void {
  instance.security = { ...instance.security, ...change };
}
