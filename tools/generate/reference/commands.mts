import { createRequire } from "node:module";
import { join } from "node:path";

import type { Command } from "commander";

import { root } from "../../paths.mts";

const WIDTH = 100;

/** The commands of `adobe-campaign`, in the order of its help. */
export function commands(): readonly Command[] {
  const { program } = createRequire(import.meta.url)(join(root, "dist/cli/main.js")) as { program: Command };
  return [...program.commands].sort((a, b) => a.name().localeCompare(b.name()));
}

export function commandPage(command: Command): string {
  return [`# adobe-campaign ${command.name()}`, "", `${command.description()}.`, "", ...helpOf(command)].join("\n");
}

/** The help as the command prints it, then that of the commands below it. */
function helpOf(command: Command): string[] {
  const block = ["```", printed(command).trim(), "```", ""];
  const below = command.commands.flatMap((each) => [`## ${command.name()} ${each.name()}`, "", ...helpOf(each)]);
  return [...block, ...below];
}

function printed(command: Command): string {
  let text = "";
  command.configureOutput({
    getOutHelpWidth: () => WIDTH,
    getOutHasColors: () => false,
    writeOut: (part) => (text += part),
  });
  command.outputHelp();
  return text;
}

export function commandList(list: readonly Command[]): string {
  const rows = list.map((each) => `| [\`${each.name()}\`](commands/${each.name()}.md) | ${each.description()} |`);
  return ["| command | |", "|---|---|", ...rows].join("\n");
}
