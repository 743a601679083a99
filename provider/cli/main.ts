#!/usr/bin/env node
import { Command } from "commander";

import { version } from "../version";
import { doctorCommand } from "./doctor";
import { driftCommand } from "./drift";
import { compareCommand } from "./compare";
import { emulatorCommand } from "./emulator";
import { exit } from "./exit";
import { importCommand } from "./import";
import { maskCommand } from "./mask";
import { recordCommand } from "./record";

/** Exported for the documentation, which is made from the commands' own help. */
export const program = new Command("adobe-campaign")
  .description("Adobe Campaign as code: the companion of the Pulumi provider pulumi-adobe-campaign")
  .version(version)
  // Each command takes its own options: `emulator edit --json` is none of `emulator`.
  .enablePositionalOptions()
  .exitOverride(exit)
  .addCommand(doctorCommand())
  .addCommand(driftCommand())
  .addCommand(compareCommand())
  .addCommand(emulatorCommand())
  .addCommand(importCommand())
  .addCommand(maskCommand())
  .addCommand(recordCommand());

if (require.main === module)
  program.parseAsync().catch((error: unknown) => {
    process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
