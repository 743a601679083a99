import type { AcceptedDatabase } from "../campaign/instance";
import { environmentVariable } from "./keys";
import { SettingReader } from "./reader";
import type { ConfigSource } from "./source";

/** The database that somebody says has taken the place of the instance's own. It names one, so it cannot let a later copy pass. */
export function acceptedDatabase(
  config: ConfigSource | undefined,
  instance?: string,
  environment: NodeJS.ProcessEnv = process.env,
): AcceptedDatabase {
  const reader = new SettingReader(config, instance, environment);
  return { databaseId: reader.read("acceptDatabase"), setting: environmentVariable("acceptDatabase", instance) };
}
