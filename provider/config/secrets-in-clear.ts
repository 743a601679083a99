import { configKey, NAMESPACE, type SettingKey, settings } from "./keys";
import type { ConfigSource } from "./source";

/** A stack's configuration that also knows which of its values are encrypted. */
export interface StackConfig extends ConfigSource {
  isSecret(key: string): boolean;
}

const secretSettings = (Object.keys(settings) as SettingKey[]).filter((key) => settings[key].secret);

/**
 * The keys under which a stack's configuration holds a secret of the connection as clear text. An object of which some part is
 * encrypted counts as encrypted: Pulumi does not distinguish the parts.
 */
export function secretsInClear(config: StackConfig): string[] {
  const instances = `${NAMESPACE}:instances`;
  const inClear = (key: string) => (config.isSecret(key) ? undefined : config.get(key));
  return [
    ...holding((setting) => inClear(configKey(setting))).map((setting) => configKey(setting)),
    ...Object.entries(objectIn(inClear(instances))).flatMap(([name, values]) =>
      holding((setting) => objectOf(values)[setting]).map((setting) => configKey(setting, name)),
    ),
  ];
}

/** What somebody does about it. */
export function encryptInstead(key: string): string {
  const path = key.startsWith(`${NAMESPACE}:instances.`) ? "--path " : "";
  return `pulumi config set --secret ${path}'${key}'`;
}

function holding(valueOf: (setting: SettingKey) => unknown): SettingKey[] {
  return secretSettings.filter((setting) => {
    const value = valueOf(setting);
    // The address of a proxy is a secret only if it has a password.
    return setting === "proxy" ? /:\/\/[^/]*@/.test(String(value)) : value !== undefined && value !== "";
  });
}

function objectIn(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    return objectOf(JSON.parse(text ?? "{}"));
  } catch {
    return {}; // Reported where it is read.
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
