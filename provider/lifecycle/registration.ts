import type { Properties } from "./definition";
import { UNKNOWN } from "./unknowns";

/**
 * What the class of a resource tells the provider beside its arguments, since Pulumi's dynamic-provider host passes on neither the name
 * of a resource nor what of it is secret. Stored in states: keys may be added. Absent in states of release 0.1.
 */
export interface Registration {
  /**
   * Which resource of the program it is: its URN, of which the dynamic host leaves out stack and project, so that a state which `import`
   * wrote has the same. The outputs of a resource that was renamed with an alias keep the one before.
   */
  readonly urn?: string;
  /** Arguments that the program marked as secret, besides those that always are. Absent when there are none. */
  readonly secrets?: readonly string[];
}

export const REGISTRATION = "__resource";

export function registrationOf(properties: Properties): Registration {
  const given = properties[REGISTRATION];
  if (typeof given !== "object" || given === null) return {};
  const { urn, secrets } = given as Record<string, unknown>;
  return {
    ...(typeof urn === "string" && urn !== UNKNOWN ? { urn } : {}),
    ...(Array.isArray(secrets) ? { secrets: secrets.filter((name) => typeof name === "string") } : {}),
  };
}

/** As a property to be carried on, if there is one. */
export function keptRegistration(properties: Properties): Properties {
  return REGISTRATION in properties ? { [REGISTRATION]: properties[REGISTRATION] } : {};
}

/**
 * What a message is about: the resource as the program calls it, and the instance that it chose by name, unless that is secret.
 * `undefined` in old states.
 */
export function subjectOf(properties: Properties): string | undefined {
  const { urn, secrets = [] } = registrationOf(properties);
  const { instance } = properties;
  if (urn === undefined) return undefined;
  const isShown = typeof instance === "string" && instance !== UNKNOWN && !secrets.includes("instance");
  return isShown ? `${nameIn(urn)} (${instance})` : nameIn(urn);
}

/** The name in a URN: what its program calls the resource. */
export function nameIn(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
