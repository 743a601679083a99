import { Command } from "commander";

import { type ConnectionFlags, connectionHelp, withConnection } from "./connection";
import { exit, failWith } from "./exit";
import { printBlocks, printJson } from "./output";
import { withProgress } from "./progress";

export interface MaskFlags extends ConnectionFlags {
  profiles?: string;
  profile?: string[];
  organization?: string;
  groups?: string;
  group?: string[];
  all?: boolean;
  json?: boolean;
}

const help = `
The profiles come from one of --profiles (one name per line, or JSON), --profile and --organization, which asks Adobe's User Management API with
adobe-campaign:umapiClientId and so on. The groups come from --groups, or from the instance if --stack, --instance, --url or ADOBE_CAMPAIGN_URL
names one. Without groups, the command only shows what the mask captures.
${connectionHelp}

Examples:
  $ adobe-campaign mask "Campaign - acme - (.*)" --profile "Campaign - acme - delivery"
  $ adobe-campaign mask "Campaign - acme - (.*)" --profiles profiles.txt --stack dev --group delivery --group admins
  $ adobe-campaign mask "Campaign - acme - (.*)" --organization 0123456789ABCDEF01234567@AdobeOrg --stack dev --json

Nothing is written.

Exit code: 0 people get into the groups (there may be warnings); 1 a problem: the mask cannot be used, nobody gets into a group, an expected
group is missing or not reached, a profile leads to a group that does not exist, or profiles or groups cannot be read; 2 wrong use or configuration.`;

const several = (text: string, before: string[] = []): string[] => [...before, text];

/** `adobe-campaign mask`: which product profiles an association mask links to which security groups. */
export function maskCommand(): Command {
  return withConnection(
    new Command("mask").description("Show which security groups an association mask links to product profiles"),
  )
    .argument("<mask>", "the association mask, such as 'Campaign - acme - (.*)'")
    .option("--profiles <file>", "file with the names of product profiles")
    .option("--profile <name>", "name of a product profile; can be repeated", several)
    .option("--organization <id>", "organization whose product profiles are listed through the User Management API")
    .option("--groups <file>", "file with the internal names of security groups, instead of the instance's")
    .option("--group <name>", "security group that must exist and be reached; can be repeated", several)
    .option("--all", "also show all profiles of other products, tenants and instances")
    .option("--json", "print the result as JSON")
    .allowExcessArguments(false)
    .addHelpText("after", help)
    .exitOverride(exit)
    .action((mask: string, flags: MaskFlags) => run(mask, flags));
}

async function run(mask: string, flags: MaskFlags): Promise<void> {
  try {
    const [{ look }, { asJson, asBlocks, isFine }] = await Promise.all([
      import("./mask/look.js"),
      import("./mask/result.js"),
    ]);
    const seen = await withProgress("Looking up profiles and groups", flags, () => look(mask, flags));
    if (flags.json === true) printJson(asJson(seen));
    else await printBlocks(asBlocks(seen, flags.all ?? false));
    process.exitCode = isFine(seen) ? 0 : 1;
  } catch (error) {
    failWith(error);
  }
}
