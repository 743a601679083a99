import type { Command } from "commander";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- Each option has its own type, and commander keeps none.
type Parse = (text: string, before: any) => unknown;
type Parser = (text: string, before: string) => string;

/**
 * Options without which a command cannot run. Commander's own `requiredOption` is checked before unknown options, so that `--stak dev`
 * would be answered with "--stack is missing" instead of with the misspelling.
 */
export function required(
  command: Command,
  ...options: readonly (readonly [flags: string, description: string, parse?: Parse])[]
): Command {
  const names = options.map(([flags, description, parse]) => {
    const option = command.createOption(flags, `${description} (required)`);
    command.addOption(parse === undefined ? option : option.argParser(parse as Parser));
    return { flags, name: option.attributeName() };
  });
  return command.hook("preAction", () => {
    const missing = names.find(({ name }) => command.getOptionValue(name) === undefined);
    if (missing !== undefined)
      command.error(`error: required option '${missing.flags}' not specified`, {
        code: "commander.missingMandatoryOptionValue",
      });
  });
}
