import { Host, type Properties } from "./host.mts";
import { texts } from "./project.mts";

interface State {
  id: string;
  inputs: Properties;
  outputs: Properties;
}

export interface Program {
  package: Properties;
  groups?: readonly Properties[];
  account: Properties;
}

/** The resources of a program in their order: a name, the kind, and the arguments. */
function resourcesOf({ package: integrationPackage, groups = [], account }: Program) {
  return [
    ["package", "package", integrationPackage] as const,
    ...groups.map((group, index) => [`group${index}`, "group", group] as const),
    ["account", "account", account] as const,
  ];
}

/** Reads at a time: four times as many as there are cores, on a machine with two. */
const AT_A_TIME = 8;

/** A package, groups and an account, brought through their life by the same calls that the engine makes. Each command is a new process. */
export class Stack {
  readonly #states = new Map<string, State>();
  readonly #project: string;
  readonly #config: Record<string, string>;

  constructor(project: string, config: Record<string, string>) {
    this.#project = project;
    this.#config = config;
  }

  up(program: Program): Promise<void> {
    return this.#command(async (host) => {
      for (const [name, kind, args] of resourcesOf(program)) {
        const state = this.#states.get(name);
        const given = { ...args, __provider: texts[kind] };
        const inputs = await host.check(state?.inputs ?? {}, given);
        if (state === undefined) this.#states.set(name, { inputs, ...(await host.create(inputs)) });
        else if (await host.diff(state.id, state.outputs, inputs))
          this.#states.set(name, { id: state.id, inputs, outputs: await host.update(state.id, state.outputs, inputs) });
      }
    });
  }

  /** The engine reads in parallel. */
  refresh(): Promise<void> {
    return this.#command(async (host) => {
      const waiting = [...this.#states];
      const worker = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          const [name, { id, outputs }] = next;
          const live = await host.read(id, outputs);
          this.#states.set(name, { id, ...live });
          await host.diff(id, live.outputs, live.inputs);
        }
      };
      await Promise.all(Array.from({ length: AT_A_TIME }, worker));
    });
  }

  destroy(): Promise<void> {
    return this.#command(async (host) => {
      for (const [name, { id, outputs }] of [...this.#states].toReversed()) {
        await host.delete(id, outputs);
        this.#states.delete(name);
      }
    });
  }

  async #command(work: (host: Host) => Promise<void>): Promise<void> {
    const host = await Host.start(this.#project, this.#config);
    try {
      await work(host);
    } finally {
      await host.stop();
    }
  }
}
