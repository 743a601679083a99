import { ConfigurationError } from "../errors/configuration-error";
import type { TechnicalAccountCredentials } from "../experience-cloud/ims-token";
import type { NetworkSettings } from "../network/settings";
import { Secret } from "../secret";
import { DEFAULT_TIMEOUT, networkSettings } from "./connection";
import { DEFAULT_TOKEN_ENDPOINT, parseAddress, parseTimeout, tokenEndpoint } from "./parse";
import { SettingReader } from "./reader";
import type { ConfigSource } from "./source";

/** How to ask Adobe's user management. */
export interface UserManagementSettings {
  readonly credentials: TechnicalAccountCredentials;
  /** Without a final slash. */
  readonly endpoint: string;
  readonly timeout: number;
  readonly network: NetworkSettings;
}

const DEFAULT_ENDPOINT = "https://usermanagement.adobe.io/v2/usermanagement";
const DEFAULT_SCOPES = "openid,AdobeID,user_management_sdk";

/**
 * The credential for the listing of product profiles, `undefined` without one: it is optional.
 *
 * @throws ConfigurationError (ACC1001) when it is incomplete.
 */
export function userManagementSettings(
  config: ConfigSource | undefined,
  instance?: string,
  environment: NodeJS.ProcessEnv = process.env,
): UserManagementSettings | undefined {
  const reader = new SettingReader(config, instance, environment);
  const clientId = reader.read("umapiClientId");
  if (clientId === "") return undefined;
  const result = {
    credentials: {
      clientId,
      clientSecret: new Secret(reader.require("umapiClientSecret", ", which goes with umapiClientId")),
      scopes: reader.read("umapiScopes") || DEFAULT_SCOPES,
      tokenEndpoint: reader.parse("imsTokenEndpoint", DEFAULT_TOKEN_ENDPOINT, tokenEndpoint),
    },
    endpoint: reader.parse("umapiEndpoint", DEFAULT_ENDPOINT, (text) =>
      parseAddress(text, DEFAULT_ENDPOINT).href.replace(/\/$/, ""),
    ),
    timeout: reader.parse("timeout", DEFAULT_TIMEOUT, parseTimeout),
    network: networkSettings(reader),
  };
  if (reader.problems.length > 0) throw new ConfigurationError(instance, reader.problems);
  return result;
}
