import { Console } from "./console";
import { controlListener } from "./http/control";
import { campaignListener } from "./http/campaign";
import { close, host, listen } from "./http/server";
import { Journal, type JournalEntry } from "./journal";
import { admit, createInstance } from "./model/create";
import type { Instance } from "./model/instance";
import type { EmulatorOptions } from "./options";
import { v7 } from "./profiles/v7";
import { Router } from "./router";
import { loadState, saveState } from "./state/file";

/** A running instance. */
export interface Emulator {
  readonly url: string;
  readonly port: number;
  readonly controlUrl: string | undefined;
  /** Copies; secrets masked. */
  journal(): JournalEntry[];
  clearJournal(): void;
  /** A console user (another operator, default "j.doe") changes an account by hand; secrets are given in clear. */
  edit(change: { account?: string; set: Record<string, string>; operator?: string }): void;
  removeAccount(name: string): void;
  /** One more account; `type` defaults to that of the IMS account. */
  addAccount(attributes: Record<string, string>): void;
  /** Somebody installs a package of the catalogue by hand. */
  installPackage(name: string): void;
  /** For tests: a real instance cannot. */
  removePackage(name: string): void;
  /** Attributes as they are stored, secrets as ciphertext. */
  account(name: string): Record<string, string> | undefined;
  accounts(): Record<string, string>[];
  /** For tests: proves which secret arrived. */
  decrypt(ciphertext: string): string;
  /** Installed packages: "nms:core", … */
  packages(): string[];
  /** Open sessions. */
  sessions(): number;
  /** "namespace:name" of the package that brings the IMS account (made up). */
  readonly imsPackage: string;
  /** Internal name of the account that the package brings. */
  readonly imsAccount: string;
  close(): Promise<void>;
}

const profiles = { v7 };

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const instance = open(options);
  const journal = new Journal();
  const console = new Console(instance);
  const campaign = await listen(options.port ?? 0, campaignListener(instance, new Router(instance, journal)));
  const control =
    options.controlPort === undefined
      ? undefined
      : await listen(options.controlPort, controlListener(instance, console, journal)).catch(async (error: unknown) => {
          await close(campaign.server);
          throw error;
        });

  return {
    url: `http://${host}:${campaign.port}`,
    port: campaign.port,
    controlUrl: control && `http://${host}:${control.port}`,
    journal: () => journal.entries(),
    clearJournal: () => journal.clear(),
    edit: (change) => console.edit(change),
    removeAccount: (name) => console.removeAccount(name),
    addAccount: (attributes) => console.addAccount(attributes),
    installPackage: (name) => console.installPackage(name),
    removePackage: (name) => console.removePackage(name),
    account: (name) => console.account(name),
    accounts: () => console.accounts(),
    decrypt: (ciphertext) => instance.cipher.decrypt(ciphertext),
    packages: () => instance.packages(),
    sessions: () => instance.sessions.count(instance.clock.now()),
    imsPackage: instance.profile.imsPackage,
    imsAccount: console.imsAccount,
    close: async () => {
      await Promise.all([close(campaign.server), control && close(control.server)]);
    },
  };
}

function open(options: EmulatorOptions): Instance {
  const { stateFile } = options;
  const profile = profiles[options.profile ?? "v7"];
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
  });
  // A kept password stays unless another one is asked for.
  const user = options.user ?? "admin";
  const password = options.password ?? (instance.operator(user)?.passwordHash === undefined ? "admin" : undefined);
  admit(instance, user, password, ["admin"]);
  for (const each of options.operators ?? []) admit(instance, each.name, each.password, each.rights);
  instance.commit();
  return instance;
}
