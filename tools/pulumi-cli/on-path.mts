import { existsSync, mkdirSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { execute } from "../execute.mts";
import { workFolder } from "../paths.mts";
import { executable, type PulumiCli, type Unavailable } from "./source.mts";
import { oldestCli, recentEnough } from "./version.mts";

const found = (folder: string, name: string) => existsSync(join(folder, executable(name)));

/** The CLI that the user has, if it is recent and can run Node.js programs. */
export async function cliOnPath(path = process.env["PATH"] ?? ""): Promise<PulumiCli | Unavailable> {
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  const folder = folders.find((each) => found(each, "pulumi"));
  if (folder === undefined) return { reason: "there is none" };

  const pulumi = realpathSync(join(folder, executable("pulumi")));
  const home = join(workFolder, "pulumi-home"); // or it would write to the user's own
  mkdirSync(home, { recursive: true });
  const { code, output } = await execute(pulumi, ["version"], {
    quiet: true,
    timeout: 30_000,
    env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true", PULUMI_HOME: home },
  });
  const version = output.trim().replace(/^v/, "");
  if (code !== 0) return { reason: `\`${pulumi} version\` fails: ${version}` };
  if (!recentEnough(version)) return { reason: `${pulumi} is ${version}, older than ${oldestCli}` };

  const bin = dirname(pulumi);
  const languageHost = [bin, ...folders].some((each) => found(each, "pulumi-language-nodejs"));
  if (!languageHost) return { reason: `${pulumi} has no pulumi-language-nodejs beside it or on PATH` };
  return { bin, version, source: "path" };
}
