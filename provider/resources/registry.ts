import { UnknownResourceTypeError } from "../errors/unknown-resource-type-error";
import { version } from "../version";
import type { ResourceEntry } from "./entry";
import { typeInPlugin } from "./hosted-by";
import { imsExternalAccount } from "./ims-external-account/entry";
import { integrationPackage } from "./integration-package/entry";
import { securityGroup } from "./security-group/entry";

/**
 * Every resource of this package, once, by the frozen name under which `dynamic.ts` exports its handlers. Whoever has to do with all of
 * them reads this list: handlers, drift, policies, documentation, generated types, and the tests that every resource runs.
 */
export const registry = {
  imsExternalAccount,
  integrationPackage,
  securityGroup,
} satisfies Record<string, ResourceEntry>;

export const entries: readonly ResourceEntry[] = Object.values(registry);

/** FROZEN: components, which are nothing on an instance. */
export const components = { imsIntegration: "adobe-campaign:index:ImsIntegration" } as const;

/** How the types of this package begin, of whatever release: those of the dynamic host, and those of a plugin. */
const ours = ["pulumi-nodejs:dynamic/adobe-campaign:", "adobe-campaign:index:"];

/**
 * The resource of a type, in a program with the classes or with the plugin; `undefined` for a component of ours, or for what is none of ours.
 *
 * @throws UnknownResourceTypeError (ACC5003) for a type of ours that this release does not know. What cannot be read is not in order.
 */
export function entryOf(type: string): ResourceEntry | undefined {
  const entry = entries.find((each) => each.type === type || typeInPlugin(each.type) === type);
  if (entry !== undefined) return entry;
  const isComponent = (Object.values(components) as string[]).includes(type);
  if (isComponent || !ours.some((prefix) => type.startsWith(prefix))) return undefined;
  throw new UnknownResourceTypeError(type, version);
}
