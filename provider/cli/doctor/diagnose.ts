import type { CampaignInstance } from "../../campaign/instance";
import { adobeIdSignIn } from "../../campaign/releases";
import type { SessionInfo } from "../../campaign/session-info";
import type { ConnectionSettings } from "../../campaign/settings";
import { openInstance } from "../../composition/open-instance";
import { configKey } from "../../config/keys";
import { instanceNames } from "../../config/named-instance";
import { encryptInstead, secretsInClear, type StackConfig } from "../../config/secrets-in-clear";
import type { ConfigSource } from "../../config/source";
import { ConfigurationError } from "../../errors/configuration-error";
import { settingsOf, stackConfiguration } from "../connection";
import type { DoctorFlags } from "../doctor";
import { WrongUse } from "../exit";
import { accountChecks, type AccountSeen, lookAtAccount } from "./account";
import { imsLine } from "./ims";
import { addressLine, consoleLine, releaseLine, rightLine, signInLine } from "./instance";
import { failed, type Line, notChecked, ok, problem, skipped, warning } from "./line";
import { lookAtPackage } from "./package";
import { projectLines } from "./project";
import { pulumiLines } from "./pulumi";
import { stateDatabaseLines } from "./state-database";

export interface Diagnosis {
  /** The instance that was looked at; `undefined` when the settings do not tell one. */
  readonly url: string | undefined;
  readonly lines: readonly Line[];
}

const signedInChecks = ["right", "release", "console", "integration-package", ...accountChecks];

/** Looks at everything, from this machine to the account. What fails leaves unchecked what depends on it. Nothing is written. */
export async function diagnose(flags: DoctorFlags): Promise<Diagnosis> {
  const cwd = flags.cwd ?? ".";
  const local = [...projectLines(cwd), ...(await pulumiLines(cwd))];
  const { settings, config, lines } = await configure(flags);
  if (settings === undefined) {
    const rest = ["address", "sign-in", ...signedInChecks, "ims-client"];
    return { url: undefined, lines: [...local, ...lines, ...skipped(rest, "the configuration is not complete")] };
  }
  const { lines: remote, account } = await lookAtInstance(settings, flags);
  const ims = flags.ims === true ? await imsLine({ flags, settings, config, account }) : notAsked;
  return { url: settings.url, lines: [...local, ...lines, ...remote, ims] };
}

const notAsked = notChecked(
  "ims-client",
  "Campaign stores the client secret without trying it, so a wrong one cannot be seen there",
  "--ims --secret-from <name> asks Adobe's identity service",
);

interface Configured {
  readonly settings: ConnectionSettings | undefined;
  readonly config: ConfigSource | undefined;
  readonly lines: readonly Line[];
}

async function configure(flags: DoctorFlags): Promise<Configured> {
  let config: StackConfig | undefined;
  try {
    config = await stackConfiguration(flags);
    const settings = await settingsOf(flags, config);
    const from = flags.stack === undefined ? "" : `, with the stack "${flags.stack}"`;
    const lines = [
      ok("configuration", `complete${from}`),
      ...(config === undefined ? [] : [storedSecretsLine(config)]),
    ];
    return { settings, config, lines };
  } catch (error) {
    if (error instanceof WrongUse) throw error;
    const remedy = `set it with \`pulumi config set\` (secrets with --secret)${flags.stack === undefined ? " and give --stack," : ""} or by its variable`;
    const names = flags.instance === undefined && flags.url === undefined ? instanceNames(config) : [];
    if (error instanceof ConfigurationError && names.length > 0 && config?.get(configKey("url")) === undefined)
      return { settings: undefined, config, lines: [chooseInstance(names)] };
    const lines =
      error instanceof ConfigurationError
        ? error.problems.map((text) => problem("configuration", text, remedy))
        : [failed("configuration", error)];
    return { settings: undefined, config, lines };
  }
}

/** A program with several instances needs no connection of its own. */
function chooseInstance(names: readonly string[]): Line {
  const text = `the stack has the connections of ${names.length} instances by name, and no other: ${names.join(", ")}`;
  return problem("configuration", text, `choose one: --instance ${names[0]!}`);
}

function storedSecretsLine(config: StackConfig): Line {
  const keys = secretsInClear(config);
  if (keys.length === 0)
    return ok("stored-secrets", "the stack's configuration holds no secret of the connection in clear");
  const text = `the stack's configuration holds ${keys.join(", ")} as clear text, and so does its state`;
  return warning("stored-secrets", text, `${keys.map(encryptInstead).join("; ")}; then change it on the instance`);
}

async function lookAtInstance(settings: ConnectionSettings, flags: DoctorFlags): Promise<AccountSeen> {
  const address = await addressLine(settings);
  if (address.status === "problem") {
    const rest = skipped(["sign-in", ...signedInChecks], "the instance cannot be reached");
    return { lines: [address, ...rest], account: undefined };
  }
  const instance = openInstance(settings);
  try {
    const { lines, account } = await signedIn(instance, settings, flags);
    return { lines: [address, ...lines], account };
  } finally {
    await instance.close();
  }
}

async function signedIn(
  instance: CampaignInstance,
  settings: ConnectionSettings,
  flags: DoctorFlags,
): Promise<AccountSeen> {
  let info: SessionInfo;
  try {
    info = await instance.info();
  } catch (error) {
    const lines = [failed("sign-in", error), ...skipped(signedInChecks, "there is no session")];
    return { lines, account: undefined };
  }
  const names = { accountName: flags.account, packageName: flags.package };
  const isTooOld = adobeIdSignIn(info.release) === "impossible";
  const integrationPackage = isTooOld
    ? { line: notChecked("integration-package", "the release is too old"), installed: undefined }
    : await lookAtPackage(instance, names);
  const { lines, account } = await lookAtAccount(instance, names, integrationPackage.installed);
  const about = [
    signInLine(settings, info),
    ...(await stateDatabaseLines(info, flags)),
    rightLine(info, settings.url),
    releaseLine(info, settings.url),
    consoleLine(info),
  ];
  return { lines: [...about, integrationPackage.line, ...lines], account };
}
