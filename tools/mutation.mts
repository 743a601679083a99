/**
 * `npm run mutation [-- <folder> … <options of Stryker>]`: changes the sources in small ways, one at a time, and sees whether a test notices (StrykerJS).
 * Each folder leaves its record in `test/mutation` (see the README there). What was found once is kept, also of an interrupted run, and
 * not tried again while the code and its tests stay as they are.
 */
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { runScript } from "./execute.mts";
import { type MutationRecord, type MutationReport, recordOf, scoreOf } from "./mutation/record.mts";
import { program, root, workFolder } from "./paths.mts";

/** Least score of all folders together, in percent. */
const LEAST = 85;

/** What talks to the instance, decides what is written to it, and keeps secrets out of sight. */
const judged = ["campaign", "experience-cloud", "hiding", "lifecycle", "network", "resources"];

const records = join(root, "test", "mutation");
const slug = (folder: string) => folder.replaceAll("/", "-");
const readJson = <T,>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T;

/** All folders of sources at or below these. */
function foldersIn(wanted: string[]): string[] {
  const files = wanted.flatMap((folder) => globSync(`${folder.replace(/\/+$/, "")}/**/*.ts`, { cwd: root }));
  return [...new Set(files.map((file) => dirname(file).replaceAll("\\", "/")))].sort();
}

export async function mutation(args: string[]): Promise<number> {
  const firstFlag = args.findIndex((arg) => arg.startsWith("-"));
  const [named, flags] = firstFlag < 0 ? [args, []] : [args.slice(0, firstFlag), args.slice(firstFlag)];
  const folders = foldersIn(named.length > 0 ? named : judged.map((room) => `provider/${room}`));
  if (folders.length === 0) throw new Error(`there are no sources in ${named.join(", ")}; give folders of provider/`);
  for (const folder of folders) {
    console.error(`\n${folder}`);
    const code = await mutate(folder, flags);
    if (code !== 0) return code;
  }
  return report();
}

async function mutate(folder: string, flags: string[]): Promise<number> {
  const results = join(workFolder, "mutation", `${slug(folder)}.json`);
  mkdirSync(dirname(results), { recursive: true });
  const env = { ...process.env, MUTATION_FOLDER: folder };
  const { code } = await runScript(program.stryker, ["run", "stryker.config.mjs", ...flags], { env });
  if (code !== 0) return code;
  const path = join(records, `${slug(folder)}.json`);
  const earlier = existsSync(path) ? readJson<MutationRecord>(path) : undefined;
  const record = recordOf(readJson<MutationReport>(results), earlier);
  writeFileSync(path, `${JSON.stringify(record, undefined, 2)}\n`);
  return 0;
}

/** Lists every folder's score, and which survivors nobody has looked at. */
function report(): number {
  const all = readdirSync(records)
    .filter((name) => name.endsWith(".json"))
    .map((name) => [name, readJson<MutationRecord>(join(records, name))] as const);
  let [killed, survived, open] = [0, 0, 0];
  for (const [name, record] of all) {
    const { survivors, score } = record;
    const unexplained = survivors.filter(({ reason }) => reason === "").length;
    console.log(
      `${name}: ${score} %, ${record.killed} noticed, ${survivors.length} not, ${unexplained} without a reason`,
    );
    killed += record.killed;
    survived += record.survived;
    open += unexplained;
  }
  const score = scoreOf(killed, survived);
  console.log(`all: ${score} % of ${killed + survived} changes (at least ${LEAST} %)`);
  if (open > 0) console.log(`${open} survivors in ${relative(root, records)} need a test or a reason`);
  return score < LEAST || open > 0 ? 1 : 0;
}
