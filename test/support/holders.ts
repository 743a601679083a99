/** Programs whose resources have the same account, one after the other or at the same time. */
import { accountArgs } from "./engine-programs.ts";

export interface Holder {
  /** The class; an account on its own unless given. */
  kind?: "ImsExternalAccount" | "ImsIntegration";
  name: string;
  args?: Record<string, unknown>;
  /** Source text. */
  options?: string;
}

export function holders(...all: Holder[]): string {
  const lines = all.map(({ kind = "ImsExternalAccount", name, args = {}, options = "{}" }) => {
    const given = JSON.stringify({ ...accountArgs, ...args });
    return `new campaign.${kind}("${name}", { ...${given}, clientSecret }, ${options});`;
  });
  return [
    'const pulumi = require("@pulumi/pulumi");',
    'const campaign = require("pulumi-adobe-campaign");',
    'const clientSecret = new pulumi.Config("test").requireSecret("clientSecret");',
    ...lines,
  ].join("\n");
}
