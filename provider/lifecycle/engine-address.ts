import type { Properties } from "./definition";

/** Where the engine that runs this command can be asked for the stack's resources. Sent by the classes; never stored. */
export interface EngineAddress {
  /** Of the engine's resource monitor, on loopback: `127.0.0.1:40123`. It listens as long as the program runs. */
  readonly monitor: string;
  /** Absent where the SDK does not know it. */
  readonly organization?: string | undefined;
  readonly project: string;
  readonly stack: string;
}

/** A resource of the stack, as the state has it. */
export interface StackResource {
  readonly urn: string;
  readonly type: string;
  readonly outputs: Properties;
}

/** Reads the state of the stack, decrypted. */
export type ReadStack = (address: EngineAddress) => Promise<readonly StackResource[]>;

export const ENGINE = "__engine";

export function engineIn({ [ENGINE]: given }: Properties): EngineAddress | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  const { monitor, organization, project, stack } = given as Properties;
  if (typeof monitor !== "string" || typeof project !== "string" || typeof stack !== "string") return undefined;
  return { monitor, organization: typeof organization === "string" ? organization : undefined, project, stack };
}
