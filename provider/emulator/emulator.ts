import type { Emulator } from "./api";
import { Console } from "./console";
import { halfWayOf } from "./faults/half-way";
import { Injector } from "./faults/injector";
import { Hooks } from "./hooks";
import { campaignListener, type Site } from "./http/campaign";
import { controlListener } from "./http/control";
import { host, Listener } from "./http/server";
import { Journal } from "./journal";
import { admit, restoreInstance } from "./model/create";
import type { Instance } from "./model/instance";
import { knowToken, openInstance, secure } from "./open";
import type { EmulatorOptions } from "./options";
import { Page } from "./page/page";
import { PeopleConsole } from "./people-console";
import { Router } from "./router";
import { playSignIn } from "./sign-in/play";
import { problemOf } from "./state/state";

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const instance = openInstance(options);
  const journal = new Journal();
  const console = new Console(instance);
  const faults = new Injector();
  instance.halfWay = () => halfWayOf(faults.installing());
  const site: Site = { instance, journal, router: new Router(instance, journal), faults, hooks: new Hooks() };
  const page = options.page === false ? undefined : new Page(site, () => emulator);
  const campaign = await Listener.open(options.port ?? 0, campaignListener(site, page));

  let control: Listener | undefined;
  const url = `http://${host}:${campaign.port}`;
  const emulator: Emulator = {
    url,
    port: campaign.port,
    get controlUrl() {
      return control && `http://${host}:${control.port}`;
    },
    tokenEndpoint: `${url}/ims/token/v3`,
    userManagementUrl: `${url}/v2/usermanagement`,
    imsPackage: instance.profile.imsPackage,
    imsAccount: console.imsAccount,
    journal: () => journal.entries(),
    clearJournal: () => journal.clear(),
    ...byHand(console),
    ...signingIn(instance),
    ...people(instance, new PeopleConsole(instance)),
    ...looks(instance, console),
    ...powers(site),
    stopListening: () => campaign.close(),
    listenAgain: () => campaign.listen(),
    close: async () => {
      await Promise.all([campaign.close(), control?.close()]);
    },
  };
  if (options.controlPort !== undefined) {
    control = await Listener.open(
      options.controlPort,
      controlListener(() => emulator),
    ).catch(async (error: unknown) => {
      await campaign.close();
      throw error;
    });
  }
  return emulator;
}

const byHand = (
  console: Console,
): Pick<Emulator, "edit" | "removeAccount" | "addAccount" | "installPackage" | "removePackage"> => ({
  edit: (change) => console.edit(change),
  removeAccount: (name) => console.removeAccount(name),
  addAccount: (attributes) => console.addAccount(attributes),
  installPackage: (name) => console.installPackage(name),
  removePackage: (name) => console.removePackage(name),
});

const signingIn = (
  instance: Instance,
): Pick<Emulator, "addLoginClient" | "addPerson" | "removePerson" | "people" | "signIn" | "restart"> => ({
  addLoginClient: (client) => instance.ims.registerLoginClient(client),
  addPerson: (person) => instance.directory.addPerson(person),
  removePerson: (email) => instance.directory.removePerson(email),
  people: () => structuredClone([...instance.directory.people]),
  signIn: (email) => {
    const result = settled(instance, () => playSignIn(instance, email));
    instance.commit();
    return result;
  },
  restart: () => settled(instance, () => instance.restart()),
});

type People =
  | "editGroup"
  | "addGroup"
  | "removeGroup"
  | "giveRight"
  | "takeRight"
  | "addRight"
  | "removeRight"
  | "addMember"
  | "removeMember"
  | "group"
  | "groups"
  | "namedRights"
  | "operators";

const people = (instance: Instance, console: PeopleConsole): Pick<Emulator, People> => ({
  editGroup: (change) => console.editGroup(change),
  addGroup: (group) => console.addGroup(group),
  removeGroup: (name) => console.removeGroup(name),
  giveRight: (change) => console.giveRight(change),
  takeRight: (change) => console.takeRight(change),
  addRight: (right) => console.addRight(right),
  removeRight: (name) => console.removeRight(name),
  addMember: (change) => console.addMember(change),
  removeMember: (change) => console.removeMember(change),
  group: (name) => settled(instance, () => console.group(name)),
  groups: () => settled(instance, () => console.groups()),
  namedRights: () => settled(instance, () => console.namedRights()),
  operators: () => settled(instance, () => console.operators()),
});

const looks = (
  instance: Instance,
  console: Console,
): Pick<Emulator, "account" | "accounts" | "decrypt" | "packages" | "sessions"> => ({
  account: (name) => settled(instance, () => console.account(name)),
  accounts: () => settled(instance, () => console.accounts()),
  decrypt: (ciphertext) => instance.cipher.decrypt(ciphertext),
  packages: () => settled(instance, () => instance.packages()),
  sessions: () => instance.sessions.count(instance.clock.now()),
});

/** A job that nobody asks about goes on by itself. */
function settled<T>(instance: Instance, look: () => T): T {
  instance.settle();
  return look();
}

type Powers =
  | "inject"
  | "clearFaults"
  | "onCall"
  | "advance"
  | "expireSessions"
  | "addOperator"
  | "addToken"
  | "addTechnicalAccount"
  | "secure"
  | "addProfile"
  | "removeProfile"
  | "configureUserManagement"
  | "faults"
  | "snapshot"
  | "restore";

const powers = ({ instance, faults, hooks }: Site): Pick<Emulator, Powers> => ({
  inject: (fault) => faults.inject(fault),
  clearFaults: () => faults.clear(),
  faults: () => faults.list(),
  onCall: (listener) => hooks.add(listener),
  advance: (milliseconds) => instance.clock.advance(milliseconds),
  expireSessions: () => instance.sessions.closeAll(),
  addOperator: ({ name, password, rights }) => {
    admit(instance, name, password, rights);
    instance.commit();
  },
  addToken: (token) => knowToken(instance, token),
  addTechnicalAccount: (account) => instance.ims.register(account),
  secure: (change) => secure(instance, change),
  addProfile: (profile) => instance.directory.add(profile),
  removeProfile: (groupName) => instance.directory.remove(groupName),
  configureUserManagement: (settings) => instance.directory.configure(settings),
  snapshot: () => structuredClone(settled(instance, () => instance.state())),
  restore: (snapshot) => {
    const problem = problemOf(snapshot);
    if (problem !== undefined) throw new Error(`This snapshot cannot be restored: ${problem}.`);
    if (snapshot.profile !== instance.profile.name)
      throw new Error(`This snapshot cannot be restored: it is of the profile ${snapshot.profile}.`);
    restoreInstance(instance, structuredClone(snapshot));
  },
});
