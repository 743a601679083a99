import * as pulumi from "@pulumi/pulumi";

import { encryptInstead, secretsInClear } from "../config/secrets-in-clear";

// Pulumi's own Config asks it too; its types leave it out.
const { isConfigSecret } = pulumi.runtime as { isConfigSecret?: (key: string) => boolean };

const looked = new Set<string>();

/** Warns, once for a stack, of secrets of the connection that the stack's configuration holds as clear text. */
export function warnOfSecretsInClear(): void {
  const stack = pulumi.getStack();
  if (looked.has(stack) || isConfigSecret === undefined) return;
  looked.add(stack);
  const config = { get: pulumi.runtime.getConfig, isSecret: isConfigSecret };
  for (const key of secretsInClear(config))
    void pulumi.log.warn(
      `${key} is stored as clear text, in the stack's configuration file and in its state. Encrypt it: ${encryptInstead(key)}. ` +
        "Then change it on the instance, since it stays readable in the history of both.",
    );
}
