/** A connection setting: its key in stack configuration, its environment variable, and what the documentation says of it. */
export interface Setting {
  readonly environment: string;
  readonly secret: boolean;
  readonly description: string;
}

export const NAMESPACE = "adobe-campaign";

/** The one table of connection settings: parsing, messages and the README's table come from it. */
export const settings = {
  url: {
    environment: "URL",
    secret: false,
    description: "**Required.** Address of the instance, without a path; https, or http on this machine only",
  },
  user: {
    environment: "USER",
    secret: false,
    description: "Operator to sign in with; it needs the ADMINISTRATION right to write. Not from release 8.6 on",
  },
  password: { environment: "PASSWORD", secret: true, description: "The operator's password" },
  token: {
    environment: "TOKEN",
    secret: true,
    description: "An IMS access token, instead of user and password. It ends after 24 hours",
  },
  tokenUse: {
    environment: "TOKEN_USE",
    secret: false,
    description: "`exchange` (default) turns an IMS token into a session once; `each-call` sends it with every call",
  },
  imsClientId: {
    environment: "IMS_CLIENT_ID",
    secret: false,
    description: "Technical account (OAuth server-to-server) to sign in with, instead of user and password",
  },
  imsClientSecret: { environment: "IMS_CLIENT_SECRET", secret: true, description: "The technical account's secret" },
  imsScopes: {
    environment: "IMS_SCOPES",
    secret: false,
    description: "The technical account's scopes, with commas, as the Developer Console shows them",
  },
  imsTokenEndpoint: {
    environment: "IMS_TOKEN_ENDPOINT",
    secret: false,
    description:
      "Where the technical account's token is fetched (default `https://ims-na1.adobelogin.com/ims/token/v3`)",
  },
  umapiClientId: {
    environment: "UMAPI_CLIENT_ID",
    secret: false,
    description:
      "Technical account of the User Management API, to look whether people can sign in. Optional, and different from `imsClientId`",
  },
  umapiClientSecret: {
    environment: "UMAPI_CLIENT_SECRET",
    secret: true,
    description: "That technical account's secret",
  },
  umapiScopes: {
    environment: "UMAPI_SCOPES",
    secret: false,
    description: "That technical account's scopes (default `openid,AdobeID,user_management_sdk`)",
  },
  umapiEndpoint: {
    environment: "UMAPI_ENDPOINT",
    secret: false,
    description: "Where product profiles are listed (default `https://usermanagement.adobe.io/v2/usermanagement`)",
  },
  acceptDatabase: {
    environment: "ACCEPT_DATABASE",
    secret: false,
    description:
      "Identifier of the database that replaced this instance's, for the command that puts it right after a copy: `docs/after-a-copy.md`",
  },
  timeout: {
    environment: "TIMEOUT",
    secret: false,
    description: "Seconds for one call, 1 to 3600 (default 30); installing a package has 10 minutes of its own",
  },
  caFile: {
    environment: "CA_FILE",
    secret: false,
    description:
      "PEM file with certificate authorities to trust in addition to the usual ones; a relative path begins at the project's folder",
  },
  certificateFile: {
    environment: "CERTIFICATE_FILE",
    secret: false,
    description:
      "PEM file with a client certificate, for a server that asks for one; a relative path begins at the project's folder",
  },
  keyFile: {
    environment: "KEY_FILE",
    secret: false,
    description: "PEM file with the client certificate's key; a relative path begins at the project's folder",
  },
  proxy: {
    environment: "PROXY",
    secret: true,
    description: "Address of a proxy. If omitted, `HTTPS_PROXY` and `NO_PROXY` of the environment decide",
  },
  logLevel: {
    environment: "LOG_LEVEL",
    secret: false,
    description: "`quiet` (default), or `calls`: one line on stderr for each call, without any content",
  },
} as const satisfies Record<string, Setting>;

export type SettingKey = keyof typeof settings;

/** Settings of this machine or of the organization rather than of an instance: a named instance inherits them. */
export const inherited: readonly SettingKey[] = [
  "timeout",
  "caFile",
  "certificateFile",
  "keyFile",
  "proxy",
  "logLevel",
  "imsTokenEndpoint",
  "umapiClientId",
  "umapiClientSecret",
  "umapiScopes",
  "umapiEndpoint",
];

/** `adobe-campaign:url`, or `adobe-campaign:instances.exec1.url` for a named instance. */
export function configKey(key: SettingKey, instance?: string): string {
  return instance === undefined ? `${NAMESPACE}:${key}` : `${NAMESPACE}:instances.${instance}.${key}`;
}

/** What the variables of a named instance begin with: two names that differ in their punctuation alone have the same. */
export function variablePrefix(instance: string): string {
  return `${instance.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}_`;
}

/** `ADOBE_CAMPAIGN_URL`, or `ADOBE_CAMPAIGN_EXEC1_URL` for a named instance. */
export function environmentVariable(key: SettingKey, instance?: string): string {
  const name = instance === undefined ? "" : variablePrefix(instance);
  return `ADOBE_CAMPAIGN_${name}${settings[key].environment}`;
}
