import { Host, type Properties, type Subject } from "./host.mts";
import { texts } from "./project.mts";

interface State extends Subject {
  id: string;
  inputs: Properties;
  outputs: Properties;
}

export interface Program {
  package: Properties;
  groups?: readonly Properties[];
  account: Properties;
}

/** The resources of a program in their order, each with its arguments. */
function resourcesOf({
  package: integrationPackage,
  groups = [],
  account,
}: Program): (Subject & { args: Properties })[] {
  return [
    { name: "package", kind: "package", args: integrationPackage },
    ...groups.map((args, index) => ({ name: `group${index}`, kind: "group" as const, args })),
    { name: "account", kind: "account", args: account },
  ];
}

/** Reads at a time: four times as many as there are cores, on a machine with two. */
const AT_A_TIME = 8;

/** A package, groups and an account, brought through their life by the same calls that the engine makes. Each command is a new process. */
export class Stack {
  readonly #states = new Map<string, State>();
  readonly #project: string;
  readonly #config: Record<string, string>;
  readonly #host: "dynamic" | "plugin";

  constructor(project: string, config: Record<string, string>, host: "dynamic" | "plugin" = "dynamic") {
    this.#project = project;
    this.#config = config;
    this.#host = host;
  }

  up(program: Program): Promise<void> {
    return this.#command(async (host) => {
      for (const { name, kind, args } of resourcesOf(program)) {
        const subject = { name, kind };
        const state = this.#states.get(name);
        const code = this.#host === "dynamic" ? { __provider: texts[kind] } : {};
        const inputs = await host.check(state?.inputs ?? {}, { ...args, ...code }, subject);
        if (state === undefined) {
          this.#states.set(name, { ...subject, inputs, ...(await host.create(inputs, subject)) });
        } else if (await host.diff(state.id, state.outputs, inputs, subject)) {
          const outputs = await host.update(state.id, state.outputs, inputs, subject);
          this.#states.set(name, { ...state, inputs, outputs });
        }
      }
    });
  }

  /** The engine reads in parallel. */
  refresh(): Promise<void> {
    return this.#command(async (host) => {
      const waiting = [...this.#states.values()];
      const worker = async () => {
        for (let state = waiting.shift(); state !== undefined; state = waiting.shift()) {
          const live = await host.read(state.id, state, state);
          this.#states.set(state.name, { ...state, ...live });
          await host.diff(state.id, live.outputs, live.inputs, state);
        }
      };
      await Promise.all(Array.from({ length: AT_A_TIME }, worker));
    });
  }

  destroy(): Promise<void> {
    return this.#command(async (host) => {
      for (const state of [...this.#states.values()].toReversed()) {
        await host.delete(state.id, state.outputs, state);
        this.#states.delete(state.name);
      }
    });
  }

  async #command(work: (host: Host) => Promise<void>): Promise<void> {
    const start = this.#host === "dynamic" ? "start" : "startPlugin";
    const host = await Host[start](this.#project, this.#config);
    try {
      await work(host);
    } finally {
      await host.stop();
    }
  }
}
