/** A connection setting: its key in stack configuration, its environment variable, and what the documentation says of it. */
export interface Setting {
  readonly environment: string;
  readonly required: boolean;
  readonly secret: boolean;
  readonly description: string;
}

export const NAMESPACE = "adobe-campaign";

/** The one table of connection settings: parsing, messages and the README's table come from it. */
export const settings = {
  url: {
    environment: "URL",
    required: true,
    secret: false,
    description: "Address of the instance, without a path; https, or http on this machine only",
  },
  user: {
    environment: "USER",
    required: true,
    secret: false,
    description: "Operator to sign in with; it needs the ADMINISTRATION right to write",
  },
  password: { environment: "PASSWORD", required: true, secret: true, description: "The operator's password" },
  timeout: {
    environment: "TIMEOUT",
    required: false,
    secret: false,
    description: "Seconds for one call, 1 to 3600 (default 30); installing a package has 10 minutes of its own",
  },
} as const satisfies Record<string, Setting>;

export type SettingKey = keyof typeof settings;

/** `adobe-campaign:url`, or `adobe-campaign:instances.exec1.url` for a named instance. */
export function configKey(key: SettingKey, instance?: string): string {
  return instance === undefined ? `${NAMESPACE}:${key}` : `${NAMESPACE}:instances.${instance}.${key}`;
}

/** `ADOBE_CAMPAIGN_URL`, or `ADOBE_CAMPAIGN_EXEC1_URL` for a named instance. */
export function environmentVariable(key: SettingKey, instance?: string): string {
  const name = instance === undefined ? "" : `${instance.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}_`;
  return `ADOBE_CAMPAIGN_${name}${settings[key].environment}`;
}
