import { problemOf, whenOf, type Fault, type Injection } from "./fault";

export interface CallName {
  service: string;
  method: string;
}

/** What is in store for one call. A `slow` before it leaves room for another one after it. */
export interface Plan {
  before?: Fault;
  after?: Fault;
}

interface Active {
  fault: Fault;
  seen: number;
  hits: number;
}

/** Decides which call is struck by which fault: by counting alone, so that the same test always sees the same. */
export class Injector {
  #active: Active[] = [];

  inject(fault: Fault): Injection {
    const problem = problemOf(fault);
    if (problem !== undefined) throw new Error(`This fault cannot be injected: ${problem}.`);
    const active: Active = { fault: structuredClone(fault), seen: 0, hits: 0 };
    this.#active.push(active);
    return {
      fault: active.fault,
      get hits() {
        return active.hits;
      },
      remove: () => {
        this.#active = this.#active.filter((each) => each !== active);
      },
    };
  }

  clear(): void {
    this.#active = [];
  }

  /** Those that are still there, in the order in which they strike. */
  list(): { fault: Fault; hits: number }[] {
    return this.#active.map(({ fault, hits }) => ({ fault, hits }));
  }

  /** All count the call; the first that is due strikes, and those behind it stay due for the next call. */
  arrive(call: CallName): Plan {
    const due = this.#count((fault) => fault.kind !== "installation-fails" && matches(fault, call));
    const before = this.#strike(due.filter(({ fault }) => whenOf(fault) === "before"));
    if (before && before.kind !== "slow") return { before };
    const after = this.#strike(due.filter(({ fault }) => whenOf(fault) === "after"));
    return { ...(before ? { before } : {}), ...(after ? { after } : {}) };
  }

  /** For these `at` counts installations, whichever call asked for them. */
  installing(): Fault | undefined {
    return this.#strike(this.#count((fault) => fault.kind === "installation-fails"));
  }

  #count(applies: (fault: Fault) => boolean): Active[] {
    const counted = this.#active.filter((each) => applies(each.fault));
    for (const each of counted) each.seen++;
    return counted.filter(({ fault, seen, hits }) => seen >= (fault.at?.nth ?? 1) && hits < (fault.times ?? 1));
  }

  #strike([first]: Active[]): Fault | undefined {
    if (first) first.hits++;
    return first?.fault;
  }
}

function matches({ at }: Fault, { service, method }: CallName): boolean {
  if (at?.method !== undefined && at.method !== method) return false;
  return at?.service === undefined || at.service === service || service.split("|").includes(at.service);
}
