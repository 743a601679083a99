#!/usr/bin/env node
import { Command, Option } from "commander";

import { log } from "../text/log";
import { version } from "../version";
import { doctorCommand } from "./doctor";
import { driftCommand } from "./drift";
import { compareCommand } from "./compare";
import { emulatorCommand } from "./emulator";
import { exit, fail, messageOf } from "./exit";
import { importCommand } from "./import";
import { maskCommand } from "./mask";
import { recordCommand } from "./record";
import { chooseColors, type ColorChoice } from "./terminal/colors";

const help = `
Examples:
  $ adobe-campaign doctor --stack dev
  $ adobe-campaign drift --help

Exit code: 0 done, or everything is in order; 1 failed, or a problem was found; 2 wrong use; 7 drift, or a comparison found something wrong.
With --json, a command that fails prints { "error": { "code", "message" } }; "code" is omitted if the error has none.`;

/** Exported for the documentation, which is made from the commands' own help. */
export const program = new Command("adobe-campaign")
  .description("Adobe Campaign as code: the companion of the Pulumi provider pulumi-adobe-campaign")
  .version(version)
  // Each command takes its own options: the --json of `emulator edit` is not an option of `emulator`.
  .enablePositionalOptions()
  .addHelpText("after", help)
  .exitOverride(exit)
  .addCommand(doctorCommand())
  .addCommand(driftCommand())
  .addCommand(compareCommand())
  .addCommand(emulatorCommand())
  .addCommand(importCommand())
  .addCommand(maskCommand())
  .addCommand(recordCommand());

for (const command of program.commands)
  if (["doctor", "drift", "compare", "mask"].includes(command.name()))
    command
      .addOption(
        new Option("--color <when>", "colors of the output").choices(["auto", "always", "never"]).default("auto"),
      )
      .hook("preAction", (_, action) => chooseColors(action.opts<{ color: ColorChoice }>().color));

if (require.main === module) {
  // Whoever reads may have read enough (`| head -1`): the command does its work all the same, and ends with its own code.
  process.stderr.on("error", () => {});
  process.stdout.on("error", ({ code = "unknown" }: NodeJS.ErrnoException) => {
    if (code === "EPIPE") return;
    log(`error: the output cannot be written (${code})`);
    process.exitCode = 1;
  });
  program.parseAsync().catch((error: unknown) => fail(messageOf(error), 1));
}
