import { Command } from "commander";

import { type ConnectionFlags, connectionHelp, firstLine, withConnection } from "./connection";
import { exit, failWith, WrongUse } from "./exit";
import { printBlocks, printJson } from "./output";
import { withProgress } from "./progress";

export interface DoctorFlags extends ConnectionFlags {
  account?: string;
  package?: string;
  ims?: boolean;
  clientId?: string;
  secretFrom?: string;
  secretFile?: string;
  json?: boolean;
}

const help = `
Each line is "ok", "warning", "problem" (with the remedy after "->") or "not checked" (it cannot be seen from here, or an earlier check failed).
docs/doctor.md explains every check. Nothing is ever written.

--ims sends the account's IMS client and the secret that you name to Adobe's identity service, without anybody signing in. Not every answer
shows whether they are right. --secret-from names an environment variable, a file (file:ims-secret.txt) or, with --stack, a configuration key.
${connectionHelp}

Examples:
  $ adobe-campaign doctor
  $ adobe-campaign doctor --stack dev --instance exec1
  $ adobe-campaign doctor --stack dev --ims --secret-from imsClientSecret
  $ adobe-campaign doctor --json

Exit code: 0 no problem was found (there may be warnings), 1 at least one problem, 2 wrong use.`;

/** `adobe-campaign doctor`: is everything in place to manage this instance, from this machine to the account? */
export function doctorCommand(): Command {
  return withConnection(
    new Command("doctor").description("Check this machine, the configuration and the instance, and say what to fix"),
  )
    .option("--account <name>", "internal name of the account, if it is not one of Adobe's")
    .option("--package <namespace:name>", "internal name of the package, if it cannot be found by its label")
    .option("--ims", "ask Adobe's identity service about the IMS client and its secret")
    .option("--client-id <id>", "with --ims: the client to ask about (default: the account's)")
    .option("--secret-from <name>", "with --ims: environment variable, file or configuration key that holds the secret")
    .option("--secret-file <file>", "with --ims: file that holds the secret in its first line")
    .option("--json", "print the result as JSON")
    .allowExcessArguments(false)
    .addHelpText("after", help)
    .exitOverride(exit)
    .action((flags: DoctorFlags) => run(flags));
}

async function run(flags: DoctorFlags): Promise<void> {
  try {
    assertUse(flags);
    const { diagnose } = await import("./doctor/diagnose.js");
    const { url, lines } = await withProgress("Looking at each part", flags, () => diagnose(flags));
    const isFine = lines.every(({ status }) => status !== "problem");
    if (flags.json === true) printJson({ ok: isFine, instance: url ?? null, checks: lines });
    else await printBlocks((await import("./doctor/text.js")).diagnosisBlocks(lines));
    process.exitCode = isFine ? 0 : 1;
  } catch (error) {
    failWith(error);
  }
}

function assertUse({ ims, clientId, secretFrom, secretFile }: DoctorFlags): void {
  const ways = [secretFrom, secretFile].filter((way) => way !== undefined).length;
  if (ims !== true && (ways > 0 || clientId !== undefined))
    throw new WrongUse("--client-id, --secret-from and --secret-file go with --ims");
  if (ims === true && ways !== 1)
    throw new WrongUse("--ims needs the secret in one way: --secret-from <name> or --secret-file <file>");
  // Said before anything is looked at.
  if (secretFile !== undefined) firstLine(secretFile);
}
