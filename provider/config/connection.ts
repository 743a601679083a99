import { Secret } from "../campaign/secret";
import type { ConnectionSettings } from "../campaign/settings";
import { ConfigurationError } from "../errors/configuration-error";
import { configKey, environmentVariable, NAMESPACE, type SettingKey, settings } from "./keys";

/** Where settings come from: `pulumi.dynamic.Config` has this form. */
export interface ConfigSource {
  get(key: string): string | undefined;
}

const DEFAULT_TIMEOUT = 30;

/**
 * The connection to the instance called `instance`, or to the only one. Stack configuration comes first, then the environment.
 *
 * @throws ConfigurationError (ACC1001) with every problem at once.
 */
export function connectionSettings(
  config: ConfigSource | undefined,
  instance?: string,
  environment: NodeJS.ProcessEnv = process.env,
): ConnectionSettings {
  const problems: string[] = [];
  const named = instance === undefined ? undefined : namedSettings(config, instance, problems);
  const nameOf = (key: SettingKey): string => `${configKey(key, instance)} (or ${environmentVariable(key, instance)})`;
  const read = (key: SettingKey): string => {
    const configured = named === undefined ? config?.get(configKey(key)) : named[key];
    const value = configured || environment[environmentVariable(key, instance)] || "";
    if (value === "" && settings[key].required) problems.push(`${nameOf(key)} is missing`);
    return value;
  };
  const url = read("url");
  const user = read("user");
  const password = read("password");
  const timeout = read("timeout") || config?.get(configKey("timeout")) || String(DEFAULT_TIMEOUT);

  const result = {
    url: url === "" ? "" : parseUrl(url, nameOf("url"), problems),
    user,
    password: new Secret(password),
    timeout: parseTimeout(timeout, nameOf("timeout"), problems),
  };
  if (problems.length > 0) throw new ConfigurationError(instance, problems);
  return result;
}

function namedSettings(
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
  const unknown = Object.keys(found).filter((name) => !(name in settings));
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

const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

function parseUrl(text: string, name: string, problems: string[]): string {
  if (!URL.canParse(text)) {
    problems.push(`${name} is not an absolute address such as https://campaign.example.com`);
    return "";
  }
  const url = new URL(text);
  if (url.username !== "" || url.password !== "")
    problems.push(`${name} must not contain a user or a password: use the keys of their own`);
  if (url.protocol === "http:" && !loopback.test(url.hostname))
    problems.push(`${name} must start with https:// ("${url.origin}" would send the password in clear)`);
  else if (url.protocol !== "http:" && url.protocol !== "https:") problems.push(`${name} must start with https://`);
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "")
    problems.push(`${name} must be the bare address, without a path: ${url.origin}`);
  return url.origin;
}

function parseTimeout(text: string, name: string, problems: string[]): number {
  const seconds = Number(text);
  if (!(seconds >= 1 && seconds <= 3600)) problems.push(`${name} must be a number of seconds from 1 to 3600`);
  return seconds * 1000;
}
