import { configKey, environmentVariable, inherited, NAMESPACE, type SettingKey, settings } from "./keys";

/** Settings that an instance has by itself. */
const own = (Object.keys(settings) as SettingKey[]).filter((key) => !inherited.includes(key));

/** A text that names settings, for a named instance: `adobe-campaign:url` becomes `adobe-campaign:instances.exec1.url`. */
export function forInstance(text: string, instance: unknown): string {
  if (typeof instance !== "string") return text;
  const names = new Map(
    own.flatMap((key) => [
      [configKey(key), configKey(key, instance)],
      [environmentVariable(key), environmentVariable(key, instance)],
    ]),
  );
  return text.replace(
    new RegExp(`\\b(?:${NAMESPACE}:\\w+|ADOBE_CAMPAIGN_\\w+)`, "g"),
    (name) => names.get(name) ?? name,
  );
}
