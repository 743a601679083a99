/**
 * A host process and any number of emulated instances behind it, for one test file. Starting a host takes a second, an instance
 * some milliseconds: each test has an instance of its own, by the name in `adobe-campaign:instances`.
 *
 *     const room = useRoom();
 *     const { emulator, proxy, args } = await room.scene({ packageInstalled: true });
 *     const state = await room.host.account.create(args);
 *
 * When the file has run, nothing that was printed, answered as an error or kept by an instance may hold a canary, and no error
 * may have shown a stack trace.
 */
import { mkdtempSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished } from "vitest";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../provider/emulator";
import { canaries, findCanaries } from "./host-canaries.ts";
import { Host } from "./host.ts";
import { secret } from "./host-kinds.ts";
import type { Properties } from "./host-wire.ts";
import { Proxy } from "./host-proxy.ts";

export const USER = "pulumi";

/** Good arguments of an account. */
export const accountArgs = {
  imsServer: "https://ims-na1.adobelogin.com",
  clientId: "Campaign1-acme",
  clientSecret: canaries.secret,
  callbackServer: "https://dev.campaign.example.com",
  organizationId: "0123456789ABCDEF01234567@AdobeOrg",
  associationMask: "Campaign - acme - (.*)",
  tenant: "acme",
} as const;

export interface Scene {
  emulator: Emulator;
  /** What the provider reaches instead of the emulator. */
  proxy: Proxy;
  /** The instance's name in the configuration. */
  instance: string;
  /** Good arguments of an account on this instance. */
  args: Properties;
  /** What the instance was asked since the last time: the methods, and of these the ones that change it. */
  since: () => { calls: string[]; writes: string[] };
}

export interface RoomOptions {
  env?: Record<string, string>;
  config?: Properties;
}

const SLOTS = 120;

export class Room {
  readonly #folder = mkdtempSync(join(tmpdir(), "adobe-campaign-room-"));
  readonly #scenes: { emulator: Emulator; stateFile: string }[] = [];
  readonly #journals: string[] = [];
  #slots: Proxy[] = [];
  #next = 0;
  host!: Host;

  async open({ env, config = {} }: RoomOptions): Promise<void> {
    this.#slots = await Promise.all(Array.from({ length: SLOTS }, () => Proxy.start()));
    const instances = this.#slots.map(({ url }, index) => [
      `i${index}`,
      { url, user: USER, password: canaries.password },
    ]);
    this.host = await Host.start({ env });
    await this.host.configure({
      "adobe-campaign:instances": secret(JSON.stringify(Object.fromEntries(instances))),
      ...config,
    });
  }

  /** An instance of its own for one test. */
  async scene(options: EmulatorOptions = {}): Promise<Scene> {
    const index = this.#next++;
    const proxy = this.#slots[index];
    if (proxy === undefined) throw new Error(`a room has ${SLOTS} instances`);
    const stateFile = join(this.#folder, `i${index}.json`);
    const emulator = await startEmulator({ user: USER, password: canaries.password, stateFile, ...options });
    this.#scenes.push({ emulator, stateFile });
    proxy.target = emulator.url;
    const instance = `i${index}`;
    const since = () => {
      const entries = emulator.journal();
      this.#journals.push(JSON.stringify(entries));
      emulator.clearJournal();
      const names = (some: typeof entries) => some.map(({ method }) => method);
      return { calls: names(entries), writes: names(entries.filter(({ write }) => write)) };
    };
    return { emulator, proxy, instance, args: { ...accountArgs, instance }, since };
  }

  /** Everything that could be read by somebody who should not know a secret. */
  traces(): Record<string, string> {
    const { stdout, stderr, messages } = this.host.said;
    return {
      stdout,
      stderr,
      messages: messages.join("\n"),
      journals: [...this.#journals, ...this.#scenes.map(({ emulator }) => JSON.stringify(emulator.journal()))].join(
        "\n",
      ),
      states: this.#scenes.map(({ stateFile }) => readFileSync(stateFile, "utf8")).join("\n"),
    };
  }

  async close(): Promise<void> {
    await this.host.stop();
    await Promise.all(this.#slots.map((slot) => slot.close()));
    await Promise.all(this.#scenes.map(({ emulator }) => emulator.close()));
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** A room for all tests of the file. */
export function useRoom(options: RoomOptions = {}): Room {
  const room = new Room();
  beforeAll(() => room.open(options));
  afterAll(async () => {
    const traces = room.traces();
    await room.close();
    for (const [where, text] of Object.entries(traces)) expect(findCanaries(text), `a secret in ${where}`).toEqual([]);
    expect(`${traces["stderr"]}${traces["messages"]}`, "a stack trace").not.toMatch(/^\s+at .*:\d+/m);
  });
  return room;
}

/** A process of its own for one test. */
export async function useHost(config: Properties, options: { env?: Record<string, string> } = {}): Promise<Host> {
  const host = await Host.start(options);
  onTestFinished(() => host.stop());
  await host.configure(config);
  return host;
}

export { secret };
