#!/usr/bin/env node
import { Command } from "commander";

import { version } from "../version";
import { compareCommand } from "./compare";
import { emulatorCommand } from "./emulator";
import { importCommand } from "./import";
import { recordCommand } from "./record";

const program = new Command("adobe-campaign")
  .description("Adobe Campaign as code: the companion of the Pulumi provider pulumi-adobe-campaign")
  .version(version)
  .addCommand(compareCommand())
  .addCommand(emulatorCommand())
  .addCommand(importCommand())
  .addCommand(recordCommand());

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
