import type { AcceptedDatabase } from "../campaign/instance";
import { ConfigurationError } from "../errors/configuration-error";
import { environmentVariable } from "./keys";
import { SettingReader } from "./reader";
import type { ConfigSource } from "./source";

/**
 * The database that somebody says has taken the place of the instance's own. It names one, so it cannot let a later copy pass.
 *
 * @throws ConfigurationError (ACC1001) when it cannot be an identifier.
 */
export function acceptedDatabase(
  config: ConfigSource | undefined,
  instance?: string,
  environment: NodeJS.ProcessEnv = process.env,
): AcceptedDatabase {
  const reader = new SettingReader(config, instance, environment);
  const databaseId = reader.read("acceptDatabase");
  if (reader.problems.length > 0) throw new ConfigurationError(instance, reader.problems);
  return { databaseId, setting: environmentVariable("acceptDatabase", instance) };
}
