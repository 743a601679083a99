import type { ResourceValidationArgs, ResourceValidationPolicy } from "@pulumi/policy";

const TYPES = "pulumi-nodejs:dynamic/adobe-campaign:";
export const ACCOUNT = `${TYPES}ImsExternalAccount`;
export const PACKAGE = `${TYPES}IntegrationPackage`;

/** A rule for resources of these types. `find` returns what is wrong and what to do, and must never quote a secret. */
export function rule(
  name: string,
  description: string,
  types: readonly string[],
  find: (args: ResourceValidationArgs) => readonly string[],
): ResourceValidationPolicy {
  return {
    name,
    description,
    enforcementLevel: "mandatory",
    validateResource: (args, report) => {
      if (!types.includes(args.type)) return;
      for (const violation of find(args)) report(violation);
    },
  };
}
