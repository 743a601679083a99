import { BOOKKEEPING } from "../lifecycle/bookkeeping";
import type { ReadStack } from "../lifecycle/engine-address";
import { type Handlers, handlersOf } from "../lifecycle/handlers";
import type { ResourceEntry } from "../resources/entry";
import { typeInPlugin } from "../resources/hosted-by";
import { entries } from "../resources/registry";

/** A resource as the plugin knows it. */
export interface NativeResource {
  readonly name: string;
  /** Outputs that no argument need have given: not known in a preview of their creation. */
  readonly outputs: readonly string[];
  /** Those that a write may change: not known in a preview of an update. */
  readonly volatile: readonly string[];
  /** Arguments and outputs that are always secrets. */
  readonly secrets: readonly string[];
  readonly handlers: Handlers;
}

const common = ["instanceName", "databaseId", "release", "build", "minimumConsoleBuild", "advisedConsoleBuild"];

/** Outputs that stay as they are when a resource is updated. Of a resource that is not named, none is certain. */
const stable: Readonly<Record<string, readonly string[]>> = {
  ImsExternalAccount: ["accountId", "found"],
  IntegrationPackage: ["packageLabel", "alreadyInstalled"],
  SecurityGroup: ["groupId", "origin", "found"],
};

/** A plugin is not told where the engine's state can be read. */
const notRead: ReadStack = () => Promise.resolve([]);

/** Every resource of the plugin, by its type. */
export const resources: ReadonlyMap<string, NativeResource> = new Map(
  entries.map((entry) => [typeInPlugin(entry.type), hosted(entry)]),
);

function hosted(entry: ResourceEntry): NativeResource {
  const { name, fields, outputs } = entry;
  const found = Object.keys(outputs);
  const discovered = Object.keys(fields).filter((argument) => fields[argument]!.discovered === true);
  const described = Object.entries<{ readonly secret?: boolean }>({ ...fields, ...outputs });
  return {
    name,
    outputs: [...common, BOOKKEEPING, ...discovered, ...found],
    volatile: [BOOKKEEPING, ...found.filter((output) => !stable[name]?.includes(output))],
    secrets: described.filter(([, { secret }]) => secret === true).map(([each]) => each),
    handlers: handlersOf(entry, notRead),
  };
}
