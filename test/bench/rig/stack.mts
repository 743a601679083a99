import { Host, type Properties } from "./host.mts";
import { texts } from "./project.mts";

interface State {
  id: string;
  inputs: Properties;
  outputs: Properties;
}

export interface Program {
  package: Properties;
  account: Properties;
}

const order = ["package", "account"] as const;

/** One package and one account, brought through their life by the same calls that the engine makes. Each command is a new process. */
export class Stack {
  readonly #states = new Map<keyof Program, State>();
  readonly #project: string;
  readonly #config: Record<string, string>;

  constructor(project: string, config: Record<string, string>) {
    this.#project = project;
    this.#config = config;
  }

  up(program: Program): Promise<void> {
    return this.#command(async (host) => {
      for (const name of order) {
        const state = this.#states.get(name);
        const given = { ...program[name], __provider: texts[name] };
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
      const read = async ([name, { id, outputs }]: [keyof Program, State]) => {
        const live = await host.read(id, outputs);
        this.#states.set(name, { id, ...live });
        await host.diff(id, live.outputs, live.inputs);
      };
      await Promise.all([...this.#states].map(read));
    });
  }

  destroy(): Promise<void> {
    return this.#command(async (host) => {
      for (const name of order.toReversed()) {
        const state = this.#states.get(name);
        if (state !== undefined) await host.delete(state.id, state.outputs);
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
