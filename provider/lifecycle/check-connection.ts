import type { ConfigSource } from "../config/source";
import { ConfigurationError } from "../errors/configuration-error";
import type { CheckFailure } from "./definition";
import { hasUnknown } from "./unknowns";

/** Missing or malformed connection settings already fail the preview: nobody wants to learn of them in the middle of an `up`. */
export async function checkConnection(config: ConfigSource | undefined, instance: unknown): Promise<CheckFailure[]> {
  if (hasUnknown(instance) || (instance !== undefined && typeof instance !== "string")) return [];
  const { connectionSettings } = await import("../config/connection.js");
  try {
    connectionSettings(config, instance);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return [{ property: "", reason: error.message }];
  }
}
