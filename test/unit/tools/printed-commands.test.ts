/** Every command line that the documentation prints is one that there is. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Command } from "commander";
import { program } from "../../../provider/cli/main.ts";
import { settings } from "../../../provider/config/keys.ts";
import { root } from "../../../tools/paths.mts";

/** The lines of code blocks, those that go on with `\` joined, without comments and output. */
function lines(text: string): string[] {
  const blocks = [...text.matchAll(/^```(?:sh|console)\n([\s\S]*?)^```/gm)].map(([, block]) => block!);
  return blocks.flatMap((block) => block.replace(/\\\n/g, " ").split("\n")).map((line) => line.replace(/\s#.*/, ""));
}

const files = globSync(["README.md", "docs/**/*.md", "examples/*/README.md"], {
  cwd: root,
  exclude: ["**/node_modules"],
});
const printed = files.flatMap((file) =>
  lines(readFileSync(join(root, file), "utf8")).map((line) => ({ file, line: line.trim() })),
);

/** The command that the words name, and which of its options are none. */
function unknownOptions(words: readonly string[]): string[] {
  let command: Command = program;
  const rest = [...words];
  for (let next; (next = command.commands.find((each) => each.name() === rest[0])); rest.shift()) command = next;
  if (command === program) return [`no command: ${words.join(" ")}`];
  const known = command.options.map(({ long }) => long);
  return rest.filter((word) => word.startsWith("--") && word !== "--help" && !known.includes(word.split("=")[0]));
}

describe("a printed command", () => {
  test.each(printed.filter(({ line }) => /\badobe-campaign (?!<)[a-z]/.test(line)))("$file: $line", ({ line }) => {
    const [, call] = /\bnpx (?:--no-install )?adobe-campaign ([^;|&>]*)/.exec(line) ?? [];
    expect(call, "is called with npx").toBeDefined();
    expect(unknownOptions(call!.trim().split(/\s+/))).toEqual([]);
  });
});

/** Without it, the configuration of the last `up` is used, whatever has been corrected since. */
test("a printed command that refreshes or destroys runs the program, everywhere", () => {
  const sources = ["README.md", "docs/**/*.md", "examples/*/README.md", "provider/**/*.ts", "tools/quickstart.mts"];
  const texts = globSync(sources, { cwd: root, exclude: ["**/node_modules", "docs/decisions.md"] });
  const found = texts.flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    // A plain refresh is named where its difference is explained.
    const calls = text.matchAll(/(?<!plain\s`)pulumi (?:(?:preview|up) --refresh|(?:destroy|refresh)\b)[^\n`]*/g);
    return [...calls].map(([call]) => `${file}: ${call}`);
  });
  expect(found.length).toBeGreaterThan(15);
  expect(found.filter((call) => !call.includes("--run-program"))).toEqual([]);
});

describe("a printed setting", () => {
  const sets = printed.filter(({ line }) => /pulumi config set\b.*adobe-campaign:(?!instances['" ])/.test(line));

  test.each(sets)("$file: $line", ({ line }) => {
    const key = /adobe-campaign:(?:instances\.[\w$]+\.)?(\w+)/.exec(line)![1]!;
    const setting = settings[key as keyof typeof settings] as { secret?: boolean } | undefined;
    expect(setting, key).toBeDefined();
    // Pulumi refuses a value that looks like a secret by its key, unless it is told.
    const kind = setting?.secret === true ? "--secret" : /token/i.test(key) ? "--plaintext" : undefined;
    expect(/--secret|--plaintext/.exec(line)?.[0]).toBe(kind);
  });
});
