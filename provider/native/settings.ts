import type { ConfigSource } from "../config/source";
import { NAMESPACE, settings } from "../config/keys";
import type { CheckFailure, Properties } from "../lifecycle/definition";

/** Settings of a provider object: those of one instance, and those of named ones. */
const names = [...Object.keys(settings), "instances"];

export const secretSettings: readonly string[] = [
  ...Object.entries(settings).flatMap(([name, { secret }]) => (secret ? [name] : [])),
  "instances",
];

/** What the engine adds for itself. */
const ofTheEngine = /^(version|pluginDownloadURL|pluginChecksums|parameterization|__.*)$/;

/** A provider that Pulumi makes by itself out of the stack's configuration is called `default`, with its version. */
const isDefault = (name: string) => /^default(_|$)/.test(name);

/**
 * Settings that there are not, of a provider object in a program: probably a slip of the pen. The stack's configuration may hold more,
 * such as the secret that a `clientSecretFrom` names.
 */
export function checkSettings(name: string, given: Properties): CheckFailure[] {
  if (isDefault(name)) return [];
  const unknown = Object.keys(given).filter((key) => !names.includes(key) && !ofTheEngine.test(key));
  return unknown.map((key) => ({ property: "", reason: `there is no setting ${key}; there are: ${names.join(", ")}` }));
}

/** The settings as the handlers read them. What is no text is JSON, as in a stack's configuration. The engine starts us in the project. */
export function configSource(given: Properties): ConfigSource {
  return {
    namespace: NAMESPACE,
    get: (key) => {
      const value = key.startsWith(`${NAMESPACE}:`) ? given[key.slice(NAMESPACE.length + 1)] : undefined;
      return value === undefined || value === null || typeof value === "string"
        ? (value ?? undefined)
        : JSON.stringify(value);
    },
  };
}
