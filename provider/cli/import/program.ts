import type { Properties } from "../../lifecycle/definition";
import { jsonText } from "../../text/display";

/** The configuration key from which the program takes the secret. */
export const secretKey = "imsClientSecret";

/** The program that says what the account is, to be pasted. */
export function programText(name: string, args: Properties, groups: readonly Properties[] = []): string {
  const isManaged = args["mode"] !== "verify";
  const lines = Object.entries(args).map(([key, value]) => `  ${key}: ${jsonText(value)},`);
  if (groups.length > 0)
    lines.push("  securityGroups: [", ...groups.map((group) => `    ${objectText(group)},`), "  ],");
  // After the client it belongs to.
  if (isManaged)
    lines.splice(
      lines.findIndex((line) => line.startsWith("  clientId:")) + 1,
      0,
      `  clientSecret: config.requireSecret("${secretKey}"),`,
    );
  return [
    ...(isManaged ? ['import * as pulumi from "@pulumi/pulumi";'] : []),
    'import * as campaign from "pulumi-adobe-campaign";',
    "",
    ...(isManaged ? ["const config = new pulumi.Config();", ""] : []),
    `const ims = new campaign.ImsIntegration(${jsonText(name)}, {`,
    ...lines,
    "});",
    "",
    "export const promotion = ims.promotion;",
    "",
  ].join("\n");
}

function objectText(properties: Properties): string {
  const members = Object.entries(properties).map(([key, value]) => `${key}: ${jsonText(value)}`);
  return `{ ${members.join(", ")} }`;
}
