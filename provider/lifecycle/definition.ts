import type { z } from "zod";

import type { CampaignInstance } from "../campaign/instance";
import type { ConfigSource } from "../config/source";
import type { Registration } from "./registration";
import type { Report } from "./report";

/** Inputs or outputs as Pulumi carries them. */
export type Properties = Record<string, unknown>;

/** A failed check: the argument (`""` where its value must not be printed), and why with what to do. */
export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}

/** Everything that distinguishes one resource from another. `Inputs` are its checked arguments. */
export interface ResourceDefinition<Inputs = Properties> {
  /** Name of the class, for messages. */
  readonly name: string;
  readonly schema: z.ZodObject;
  /** Rules over several arguments; a value may still be unknown. `secrets`: arguments whose values must not be shown. */
  readonly crossChecks: (
    inputs: Properties,
    secrets: readonly string[],
    config: ConfigSource | undefined,
  ) => readonly CheckFailure[];
  /** What `check` reports of arguments that are accepted and may mean something else than people think. `secrets` as above. */
  readonly warnings?: (inputs: Properties, secrets: readonly string[]) => readonly string[];
  /** Arguments that are secrets whatever the program says of them. */
  readonly confidential: readonly string[];
  /** The same, and those whose value is not printed when it is refused, since it may be a secret that was given in the wrong place. */
  readonly secrets: readonly string[];
  /** Texts that may stand in the place of a secret, and are none: they may be printed. */
  readonly standIns?: readonly string[];
  /** Arguments whose change replaces the resource. */
  readonly replaceOn: readonly string[];
  /** Arguments that only `check` and the guards look at: their change alone is no update. */
  readonly checkOnly: readonly string[];
  /** Arguments that may be left out and then are found; an output of the same name holds what was found. */
  readonly discovered: readonly string[];
  /** Absent for a resource that gives nothing back when it is deleted: any number may manage the same. */
  readonly held?: Held;
  /** Whether two values of an argument mean the same. */
  readonly equivalent: (argument: string, a: unknown, b: unknown) => boolean;
  /** What makes the outputs of schema version 2 out of those of 1, then 3 out of 2, and so on. Never removed. */
  readonly upgraders: readonly ((outputs: Properties) => Properties)[];
  /** The outputs of an earlier run without what does not hold for another database of the same instance. */
  readonly onOtherDatabase: (outputs: Properties) => Properties;
  /** Loaded before the first call to an instance, never in check and diff. */
  readonly reconciler: () => Promise<Reconciler<Inputs>>;
  readonly importer: () => Promise<Importer>;
}

/**
 * For an import by the id alone: the object with the arguments of a program that describes it completely, so that the program which
 * Pulumi generates changes nothing. `state.outputs` are the arguments that were given.
 */
export type Importer = (context: Context<Properties> & { readonly state: State }) => Promise<Live>;

/** How a resource names the row of the instance that it manages, and what it keeps of the time before. */
export interface Held {
  /** The arguments that say which row it is; the first is its name, which is also the resource's id. */
  readonly key: readonly [string, ...string[]];
  /** The output that holds the row as it was found at first. */
  readonly found: string;
}

/** What a step works with. `state` is what Pulumi remembers, absent on create. */
export interface Context<Inputs> {
  readonly instance: CampaignInstance;
  readonly inputs: Inputs;
  readonly state: State | undefined;
  readonly config: ConfigSource | undefined;
  readonly report: Report;
  /** What the program's class said of the resource. */
  readonly registration: Registration;
  /** On create, known after `ensure`: outputs of the resource of this stack that had the row before. */
  readonly predecessor?: Properties | undefined;
}

/** The outputs of an earlier run. */
export interface State {
  readonly id: string;
  readonly outputs: Properties;
}

/** A resource as it is on the instance: its id, and every output that is not an argument. */
export interface Described {
  readonly id: string;
  readonly outputs: Properties;
  /** Arguments that were found to be otherwise than the state remembered them. */
  readonly drifted?: readonly string[] | undefined;
  /** Whether a write may have been done or not. */
  readonly uncertain?: true;
}

/** Found by `read`: the arguments as the instance has them (only those that were set, or all for `.get()`), and the outputs. */
export interface Live extends Described {
  readonly inputs: Properties;
}

/**
 * The walk of create and update: observe → ensure → sync → describe, each step reading what the one before saw. None trusts the
 * state more than the instance, so the walk converges when it is run again after a crash anywhere.
 */
export interface Reconciler<Inputs, Observed = unknown, Surveyed = unknown> {
  /** Reads what is there, and refuses what is not understood. */
  observe(context: Context<Inputs>): Promise<Observed>;
  /** Makes sure that the object exists: adopts it, or prepares its creation. */
  ensure(context: Context<Inputs>, observed: Observed): Promise<Observed>;
  /** Writes only what differs, and reads it back. */
  sync(context: Context<Inputs>, observed: Observed): Promise<Observed>;
  describe(context: Context<Inputs>, observed: Observed): Described;
  /** For `read`: `undefined` when the object is gone. */
  find(context: Omit<Context<Inputs>, "state"> & { readonly state: State }): Promise<Live | undefined>;
  /** For commands that only look: what there is, with everything that this instance has of it. Writes nothing. */
  survey(context: Context<Inputs>): Promise<Surveyed>;
  /** The resource as an `up` would have left it that adopted what was surveyed, for an import. */
  adopted(context: Context<Inputs>, surveyed: Surveyed): Described;
  /** For `delete`: gives the object back. Succeeds when it is gone already. */
  release(context: Context<Inputs> & { readonly state: State }): Promise<void>;
}
