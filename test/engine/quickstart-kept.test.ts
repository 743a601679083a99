/** The quickstart with `--keep`: what it shows on a terminal, and that each command of the guides works, as printed, where it leads. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify, stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../../tools/paths.mts";
import { compileCache } from "../../tools/compile-cache.mts";
import { type Ran, runProgram } from "../support/run-program.ts";

const folder = mkdtempSync(join(tmpdir(), "quickstart-"));
const env = {
  ...process.env,
  ...compileCache,
  PATH: [process.env["PULUMI_ADOBE_CAMPAIGN_CLI"], dirname(process.execPath), process.env["PATH"]].join(delimiter),
};
const timeout = 500_000;

const guides = ["README.md", "docs/drift.md", "docs/promotion.md", "docs/doctor.md"];

/** Commands of code blocks and of running text, without their comments. Those of npm belong to a checkout, or need the published package. */
function printedIn(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  const blocks = [...text.matchAll(/^```(\w*)\n([^]*?)^```/gm)].flatMap(([, language, block]) =>
    ["", "sh", "console"].includes(language!) ? [block!] : [],
  );
  const lines = blocks.flatMap((block) => block.split("\n")).map((line) => line.replace(/^\$ /, ""));
  const inText = [...text.replaceAll(/^```[^]*?^```/gm, "").matchAll(/`([^`]+)`/g)].map(([, code]) => code!);
  return [...lines, ...inText]
    .map((line) => line.replace(/\s+#.*/, "").trim())
    .filter((line) => /^(pulumi|npx|cd) /.test(line))
    .map((line) => line.replace("<command>", "drift"));
}

const commands = [...new Set(guides.flatMap(printedIn))];
/** Is it a command with fewer flags than another one? That one runs, so each word of this one works as printed. */
const runsWithAnother = (command: string) =>
  /^pulumi (preview|up)\b/.test(command) &&
  commands.some((other) => other.length > command.length && isWithin(command, other));
const isWithin = (command: string, other: string) =>
  command.split(" ").every((word) => other.split(" ").includes(word));

const isSetting = (command: string) => command.startsWith("pulumi config set");
/** The settings are those of somebody's own instance, which does not answer: they come last. */
const inOrder = [...commands.filter((each) => !isSetting(each)), ...commands.filter(isSetting)].filter(
  (command) => !runsWithAnother(command),
);

/** With its colours. */
let shown: string;

/** What somebody would paste into a shell, after what the quickstart says first. */
function paste(command: string): Promise<Ran> {
  const entering = [...stripVTControlCharacters(shown).matchAll(/^ {3}((?:source|cd) .+)$/gm)].map(([, line]) => line!);
  expect(entering).toHaveLength(2);
  const project = command.startsWith("cd ") ? [entering[0]!] : entering;
  // Nobody is there to confirm, or to type a secret: it comes from a pipe, as Pulumi takes it.
  const input = command.includes("--secret") ? "echo a-secret |" : "";
  const script = ["set -e", ...project, "export PULUMI_SKIP_CONFIRMATIONS=true", `${input} ${command}`].join("\n");
  return runProgram("bash", ["-c", script], { cwd: root, env, timeout });
}

beforeAll(async () => {
  const args = [join(root, "tools", "quickstart.mts"), "--keep", "--folder", folder];
  const ran = await promisify(execFile)(process.execPath, args, { env: { ...env, FORCE_COLOR: "1" }, timeout });
  shown = ran.stdout;
});
afterAll(async () => {
  const [ending] = /kill \d+ \d+/.exec(shown) ?? [];
  if (ending !== undefined) await runProgram("bash", ["-c", ending], { cwd: root, env, timeout });
  rmSync(folder, { recursive: true, force: true });
});

describe("the quickstart", () => {
  test("fits on less than 120 lines of 100 columns, in colour, and says at each step what was seen", () => {
    expect(shown).toContain("\u001b[32m✓");
    const lines = stripVTControlCharacters(shown).trimEnd().split("\n");
    const height = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 100)), 0);
    expect(height).toBeLessThan(120);
    const steps = lines.filter((line) => /^\d+\. /.test(line)).length;
    expect(steps).toBeGreaterThan(10);
    expect(lines.filter((line) => line.startsWith("   ✓ "))).toHaveLength(steps);
    expect(lines).toContain("   ✓ drift found: exit code 7, as wanted");
    expect(lines.join("\n")).toMatch(/Login does not have any right[^]*does not match the profile[^]*is in\./);
  });

  test("has found enough commands in the guides", () => {
    for (const part of ["preview", "up", "drift", "compare", "doctor", "config set"])
      expect(commands.filter((command) => command.includes(part)).length, part).toBeGreaterThan(0);
    expect(commands.length).toBeGreaterThan(18);
    expect(inOrder.filter((command) => /^pulumi (preview|up)/.test(command))).toEqual([
      "pulumi preview --refresh --run-program --expect-no-changes --diff",
      "pulumi up --refresh --run-program",
    ]);
  });
});

describe("where it leads, each command of the guides works as printed", () => {
  // One after the other, as somebody would: they change the same stack.
  test.each(inOrder)("%s", async (command) => {
    const ran = await paste(command);
    expect(ran.code, ran.text).toBe(0);
  });
});
