import type { ResourceValidationPolicy } from "@pulumi/policy";

import { configuredValues } from "../configured-values";
import type { PolicyOptions } from "../options";
import { rule } from "../rule";

/** What people write until they have the secret. */
const PLACEHOLDER =
  /^(<.*>|\[.*\]|\$?\{.*\}|x+|\*+|\.+|-+|todo|tbd|none|null|undefined|dummy|(my-?)?secret|password|(change|replace)[-_ ]?me)$/i;

/**
 * A policy pack sees every secret in clear text, and not whether it was one. What a literal in the program cannot have is a twin in the
 * stack's configuration; that is looked for, where Pulumi hands the configuration to the pack.
 */
export function secretFromConfiguration({ secretSource = "configuration" }: PolicyOptions): ResourceValidationPolicy {
  const description = "The client secret comes from configuration, not from the program's text.";
  return rule("secret-from-configuration", description, (args, { secret: name, from }) => {
    const [secret, source = ""] = [args.props[name], args.props[from]] as (string | undefined)[];
    if (secret === undefined)
      return secretSource === "write-only" && isConfigurationKey(source)
        ? [
            `${from} names a configuration key, and Pulumi keeps the stack's whole configuration in the state. Name an environment variable or a file (file:…).`,
          ]
        : [];
    if (PLACEHOLDER.test(secret.trim()))
      return [`${name} is a placeholder. Set the real one with \`pulumi config set --secret\`.`];
    if (secretSource === "anywhere") return [];
    if (secretSource === "write-only")
      return [
        `${name} is kept in the state. Use ${from} with the name of an environment variable or file, and ${name}Version.`,
      ];
    const values = configuredValues();
    if (values === undefined) args.notApplicable("Pulumi has not handed the stack's configuration to this pack");
    if (values?.has(secret)) return [];
    return [
      `${name} is not a value of the stack's configuration, so it may be written in the program. Set it with \`pulumi config set --secret\`, and read it with config.requireSecret().`,
    ];
  });
}

/** One with its project; of a bare name it cannot be told whether it is a variable or a key. */
function isConfigurationKey(name: string): boolean {
  return name.includes(":") && !name.startsWith("file:");
}
