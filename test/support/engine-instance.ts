import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  type Emulator,
  type EmulatorOptions,
  type JournalEntry,
  startEmulator,
} from "../../provider/emulator/index.ts";
import { type Canary, makeCanary } from "./canaries.ts";

/** The operator whose name the provider uses. */
export const operator = "deployer";

export interface InstanceOptions extends Omit<EmulatorOptions, "user" | "password" | "stateFile"> {
  /** A state file to start from. It is copied. */
  kept?: string;
  /** Made up unless told. */
  password?: Canary;
}

/** An emulated instance in this process, whose journal is read piece by piece and kept for the scan. */
export class Instance {
  readonly #seen: JournalEntry[] = [];

  private constructor(
    readonly emulator: Emulator,
    readonly password: Canary,
  ) {}

  /** Its state is kept in a file below `folder`, where the scan finds it. */
  static async start(folder: string, options: InstanceOptions = {}): Promise<Instance> {
    const { kept, password = makeCanary("password"), ...rest } = options;
    mkdirSync(join(folder, "instances"), { recursive: true });
    const stateFile = join(folder, "instances", `${options.instanceName ?? "emulator"}.json`);
    if (kept !== undefined) copyFileSync(kept, stateFile);
    return new Instance(
      await startEmulator({ ...rest, stateFile, user: operator, password: password.value }),
      password,
    );
  }

  /** Environment with which a command reaches this instance. */
  get environment(): NodeJS.ProcessEnv {
    return {
      ADOBE_CAMPAIGN_URL: this.emulator.url,
      ADOBE_CAMPAIGN_USER: operator,
      ADOBE_CAMPAIGN_PASSWORD: this.password.value,
    };
  }

  /** The IMS account as it is stored, or another one by its name. */
  account(name = this.emulator.imsAccount): Record<string, string> | undefined {
    return this.emulator.account(name);
  }

  /** The secret that the account holds, in clear. */
  secret(name?: string): string {
    return this.emulator.decrypt(this.account(name)?.["clientSecret"] ?? "");
  }

  /** What was asked of the instance since the last time: `Write extAccount A: tenant`. */
  calls(): string[] {
    return this.#take().map(({ method, detail }) => `${method} ${detail}`.trim());
  }

  /** What was changed on the instance since the last time: `extAccount A: tenant`, or `installation` of a package, however it is called. */
  writes(): string[] {
    return this.#take()
      .filter(({ write }) => write)
      .map(({ method, detail }) => (method === "Write" ? detail : "installation"));
  }

  /** Everything that the journal ever said. */
  get journal(): string {
    this.#take();
    return JSON.stringify(this.#seen);
  }

  #take(): JournalEntry[] {
    const entries = this.emulator.journal();
    this.emulator.clearJournal();
    this.#seen.push(...entries);
    return entries;
  }
}
