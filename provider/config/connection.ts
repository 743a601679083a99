import type { ConnectionSettings, SignInSettings } from "../campaign/settings";
import { ConfigurationError } from "../errors/configuration-error";
import type { NetworkSettings } from "../network/settings";
import { Secret } from "../secret";
import type { SettingKey } from "./keys";
import {
  DEFAULT_TOKEN_ENDPOINT,
  parseChoice,
  parseOrigin,
  parseProxy,
  parseTimeout,
  readPem,
  tokenEndpoint,
} from "./parse";
import { type GivenSettings, SettingReader } from "./reader";
import type { ConfigSource } from "./source";

export const DEFAULT_TIMEOUT = 30_000;

/**
 * The connection to the instance called `instance`, or to the only one.
 *
 * @throws ConfigurationError (ACC1001) with every problem at once.
 */
export function connectionSettings(
  config: ConfigSource | undefined,
  instance?: string,
  environment: NodeJS.ProcessEnv = process.env,
  given: GivenSettings = {},
): ConnectionSettings {
  const reader = new SettingReader(config, instance, environment, given);
  reader.require("url");
  // Used only after a copy, but a typing error is to be seen before.
  reader.read("acceptDatabase");
  const result = {
    url: reader.parse("url", "", parseOrigin),
    signIn: signInSettings(reader),
    timeout: reader.parse("timeout", DEFAULT_TIMEOUT, parseTimeout),
    network: networkSettings(reader),
    logCalls: reader.parse("logLevel", "quiet", parseChoice("quiet", "calls")) === "calls",
  };
  if (reader.problems.length > 0) throw new ConfigurationError(instance, reader.problems);
  return result;
}

/** The address alone, for which no file is read; `undefined` when it cannot be used, which `connectionSettings` says. */
export function configuredAddress(config: ConfigSource | undefined, instance?: string): string | undefined {
  return new SettingReader(config, instance, process.env).parse<string | undefined>("url", undefined, parseOrigin);
}

/** The way to sign in follows from what is set: a technical account, else a token, else user and password. */
function signInSettings(reader: SettingReader): SignInSettings {
  const use = reader.parse("tokenUse", "exchange", parseChoice("exchange", "each-call"));
  const secret = (key: Parameters<SettingReader["require"]>[0], because?: string) =>
    new Secret(reader.require(key, because));
  const clientId = reader.read("imsClientId");
  if (clientId !== "") {
    const because = ", which goes with imsClientId";
    return {
      kind: "technical-account",
      clientId,
      clientSecret: secret("imsClientSecret", because),
      scopes: reader.require("imsScopes", because),
      tokenEndpoint: reader.parse("imsTokenEndpoint", DEFAULT_TOKEN_ENDPOINT, tokenEndpoint),
      use,
    };
  }
  if (reader.read("token") !== "") return { kind: "token", token: secret("token"), use };
  return { kind: "password", user: reader.require("user"), password: secret("password") };
}

export function networkSettings(reader: SettingReader): NetworkSettings {
  const pem = (setting: SettingKey) => reader.parse(setting, undefined, (path) => readPem(reader.absolute(path)));
  const [ca, certificate, key] = [pem("caFile"), pem("certificateFile"), pem("keyFile")];
  const proxy = reader.parse("proxy", undefined, parseProxy);
  if (reader.read("certificateFile") !== "" && reader.read("keyFile") === "")
    reader.require("keyFile", ", which goes with certificateFile");
  return {
    ...(ca === undefined ? {} : { ca }),
    ...(certificate === undefined || key === undefined ? {} : { certificate, key: new Secret(key) }),
    ...(proxy === undefined ? {} : { proxy }),
  };
}
