/** The commands of this repository. `run.mjs` has made sure of the dependencies and of Node 24. */
import { build } from "./build.mts";
import { runScript } from "./execute.mts";
import { lint } from "./lint.mts";
import { mutation } from "./mutation.mts";
import { ensurePulumiCli } from "./pulumi-cli/ensure.mts";
import { test } from "./test.mts";

type Command = (args: string[]) => Promise<number>;

const run = async (script: string, args: string[]) => (await runScript(script, args)).code;

const afterBuild =
  (command: Command): Command =>
  async (args) =>
    (await build()) || command(args);

const commands: Record<string, Command> = {
  build: () => build(),
  test: afterBuild(test),
  lint: afterBuild(async () => Math.min(1, (await lint()).length)),
  mutation: afterBuild(mutation),
  generate: async (args) => {
    await build({ despiteErrors: true });
    return run("tools/generate.mts", args);
  },
  bench: afterBuild(async (args) => {
    await ensurePulumiCli(); // for the part that needs the engine; the same one is found again
    return run("test/bench/main.mts", args);
  }),
  "release-assets": afterBuild(async () => {
    const { releaseAssets } = await import("./release-assets.mts");
    for (const path of await releaseAssets()) console.log(path);
    return 0;
  }),
  screenshots: afterBuild((args) => run("tools/screenshots.mts", args)),
  quickstart: afterBuild(async (args) => {
    await ensurePulumiCli(); // before the story begins; quickstart asks again, and gets the same one
    return run("tools/quickstart.mts", args);
  }),
};

const [name = "", ...args] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) {
  console.error(`usage: node tools/run.mjs ${Object.keys(commands).join("|")} [arguments]`);
  process.exit(2);
}
try {
  process.exitCode = await command(args);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
