import { readFileSync } from "node:fs";

import { MissingSecretError } from "../errors/missing-secret-error";
import { whyUnreadable } from "../errors/why-unreadable";
import { resolveFile } from "./project";
import type { ConfigSource } from "./source";

const FILE = "file:";

/** What may stand in `clientSecretFrom`. */
export function isSecretName(text: string): boolean {
  return /^(?:[A-Za-z_]\w*|[\w.-]+:[\w.-]+|file:\S.*)$/.test(text);
}

/**
 * A secret by the name of its place: `file:secrets/ims.txt` (a relative path begins at the project's folder; a line break at its end is
 * no part of the secret), a configuration key with its project (`acme:imsSecret`), or else an environment variable, or a key of this
 * project. A file and an environment variable keep it out of the state; Pulumi stores the whole configuration there, encrypted.
 *
 * @throws MissingSecretError (ACC1002) when there is none.
 */
export function namedSecret(
  name: string,
  config: ConfigSource | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  if (name.startsWith(FILE)) return inFile(name, resolveFile(config, name.slice(FILE.length)));
  // Of the environment only what is really set: every object has a "constructor".
  const own = !name.includes(":") && Object.hasOwn(environment, name) ? environment[name] : undefined;
  const value: unknown = own ?? config?.get(name);
  if (typeof value !== "string" || value === "") throw new MissingSecretError(name, undefined, config?.namespace);
  return value;
}

function inFile(name: string, path: string): string {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new MissingSecretError(name, `${path} cannot be read (${whyUnreadable(error)})`);
  }
  const value = text.replace(/^\ufeff/, "").replace(/\r?\n$/, "");
  if (value === "") throw new MissingSecretError(name, `${path} is empty`);
  return value;
}
