/**
 * A stack on the real engine beside the instances it works on. Every secret in it is a canary; when the room is closed, whatever
 * was said or written is searched for them.
 *
 *     const room = await Room.open({ "index.js": twoResources() });
 *     ok(await room.stack.up());
 *     expect(room.instance.writes()).toEqual([…]);
 *     await room.close();
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { type Canary, findCanaries, makeCanary, scanFolder } from "./canaries.ts";
import { Instance, type InstanceOptions } from "./engine-instance.ts";
import { type Ran, Stack, type StackOptions } from "./pulumi.ts";
import type { Files } from "./pulumi-project.ts";

export interface RoomOptions extends Pick<StackOptions, "project" | "name" | "installed"> {
  emulator?: InstanceOptions;
  /** The program's configuration key of the client secret. */
  secretKey?: string;
  /** Made up unless told. */
  clientSecret?: Canary;
}

export class Room {
  readonly #instances: Instance[] = [];
  readonly #canaries: Canary[] = [];
  readonly #said: string[] = [];
  /** The secret that the program is configured with. */
  readonly clientSecret: Canary;
  /** The key under which the program reads it. */
  readonly secretKey: string;

  private constructor(
    readonly stack: Stack,
    options: RoomOptions,
  ) {
    this.secretKey = options.secretKey ?? "test:clientSecret";
    this.clientSecret = options.clientSecret ?? makeCanary("clientSecret");
    this.#canaries.push(this.clientSecret);
  }

  static async open(files: Files, options: RoomOptions = {}): Promise<Room> {
    const { project, name, installed } = options;
    const stack = await Stack.create(files, {
      ...(project === undefined ? {} : { project }),
      ...(name === undefined ? {} : { name }),
      ...(installed === undefined ? {} : { installed }),
    });
    const room = new Room(stack, options);
    // What Pulumi itself logs goes there.
    stack.env["TMPDIR"] = join(stack.folder, "tmp");
    mkdirSync(stack.env["TMPDIR"]);
    const run = stack.runWith.bind(stack);
    stack.runWith = async (...args) => {
      const ran = await run(...args);
      room.#said.push(ran.text);
      return ran;
    };
    Object.assign(stack.env, (await room.start(options.emulator)).environment);
    await room.configureSecret(room.clientSecret);
    return room;
  }

  /** The instance that the environment of every command names. */
  get instance(): Instance {
    return this.#instances[0]!;
  }

  /** One more instance. */
  async start(options?: InstanceOptions): Promise<Instance> {
    const instance = await Instance.start(this.stack.folder, options);
    this.#instances.push(instance);
    this.#canaries.push(instance.password);
    return instance;
  }

  /** One more instance, which programs name: `instance: "second"`. */
  async startNamed(name: string, options?: InstanceOptions): Promise<Instance> {
    const instance = await this.start({ ...options, instanceName: name });
    this.configureNamed(name, instance.environment);
    return instance;
  }

  /** Environment of a named instance, by the variables of one without a name. */
  configureNamed(name: string, environment: NodeJS.ProcessEnv): void {
    for (const [variable, value] of Object.entries(environment))
      this.stack.env[variable.replace("ADOBE_CAMPAIGN_", `ADOBE_CAMPAIGN_${name.toUpperCase()}_`)] = value;
  }

  /** One more secret that nobody may see. */
  canary(name: string): Canary {
    const canary = makeCanary(name);
    this.#canaries.push(canary);
    return canary;
  }

  /** Gives the program another client secret. */
  configureSecret(secret: Canary): Promise<void> {
    return this.stack.configure({}, { [this.secretKey]: secret.value });
  }

  /** Every trace of a canary in what was said and written. */
  leaks(): string[] {
    return [
      ...this.#said.flatMap((text) => findCanaries(this.#canaries, text).map((found) => `output: ${found}`)),
      ...this.#instances.flatMap(({ journal }) =>
        findCanaries(this.#canaries, journal).map((found) => `journal: ${found}`),
      ),
      ...scanFolder(this.#canaries, this.stack.folder),
    ];
  }

  async close(): Promise<void> {
    const leaks = this.leaks();
    await Promise.all(this.#instances.map(({ emulator }) => emulator.close()));
    await this.stack.remove();
    expect(leaks, "traces of secrets").toEqual([]);
  }
}

/** For a command that has to succeed: the test shows what it said if it does not. */
export function ok(ran: Ran): Ran {
  expect(ran.code, ran.text).toBe(0);
  return ran;
}
