import { NAMESPACE, settings } from "./keys";
import type { ConfigSource } from "./source";

/** The names in `adobe-campaign:instances`; none if it is not set, or is not an object. */
export function instanceNames(config: ConfigSource | undefined): string[] {
  try {
    const instances: unknown = JSON.parse(config?.get(`${NAMESPACE}:instances`) ?? "{}");
    return isRecord(instances) ? Object.keys(instances) : [];
  } catch {
    return [];
  }
}

/** The settings of one instance in `adobe-campaign:instances`; empty when it is not there, since the environment may have them. */
export function namedInstance(
  config: ConfigSource | undefined,
  instance: string,
  problems: string[],
): Record<string, string | undefined> {
  const key = `${NAMESPACE}:instances`;
  const text = config?.get(key);
  if (text === undefined) return {};
  let instances: unknown;
  try {
    instances = JSON.parse(text);
  } catch {
    problems.push(`${key} is not an object (set it with \`pulumi config set --path '${key}.${instance}.url' …\`)`);
    return {};
  }
  if (!isRecord(instances)) {
    problems.push(`${key} is not an object of instances by name`);
    return {};
  }
  const found = Object.hasOwn(instances, instance) ? instances[instance] : undefined;
  if (found === undefined) return {};
  if (!isRecord(found)) {
    problems.push(`${key}.${instance} is not an object with url, user and password`);
    return {};
  }
  const unknown = Object.keys(found).filter((name) => !Object.hasOwn(settings, name));
  if (unknown.length > 0)
    problems.push(
      `${key}.${instance} has unknown keys: ${unknown.join(", ")} (known: ${Object.keys(settings).join(", ")})`,
    );
  return Object.fromEntries(
    Object.entries(found).map(([name, value]) => [name, isScalar(value) ? String(value) : undefined]),
  );
}

function isScalar(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
