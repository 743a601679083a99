/**
 * `npm run mutation -- <part>/<parts> | <folder>… [options of Stryker]`: changes the sources in small ways, one at a time, and sees whether a
 * test notices (StrykerJS). A part of the files leaves its record in `test/mutation` (see the README there); a folder is only reported.
 * What was found once is kept, also of an interrupted run, and not tried again while the code and its tests stay as they are.
 */
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { runScript } from "./execute.mts";
import { filesOfPart, isPart } from "./mutation/part.mts";
import { type MutationRecord, type MutationReport, recordOf, scoreOf } from "./mutation/record.mts";
import { program, root, workFolder } from "./paths.mts";

/** Least score of all records together, in percent. */
const LEAST = 85;

/** What talks to the instance, decides what is written to it, and keeps secrets out of sight. */
const judged = ["campaign", "experience-cloud", "hiding", "lifecycle", "network", "resources"];

const records = join(root, "test", "mutation");
const readJson = <T,>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T;

function filesBelow(folders: readonly string[]): string[] {
  const files = folders.flatMap((folder) => globSync(`${folder.replace(/\/+$/, "")}/**/*.ts`, { cwd: root }));
  return [...new Set(files.map((file) => file.replaceAll("\\", "/")))].sort();
}

export async function mutation(args: string[]): Promise<number> {
  const firstFlag = args.findIndex((arg) => arg.startsWith("-"));
  const [named, flags] = firstFlag < 0 ? [args, []] : [args.slice(0, firstFlag), args.slice(firstFlag)];
  if (named.length === 0)
    throw new Error("say what to change: a part of all files such as 1/8, or folders of provider/");
  const [first] = named;
  const isRecorded = isPart(first!);
  const files = isRecorded
    ? filesOfPart(filesBelow(judged.map((room) => `provider/${room}`)), first!)
    : filesBelow(named);
  if (files.length === 0) throw new Error(`there are no sources in ${named.join(", ")}`);
  const name = named.join("+").replaceAll("/", isRecorded ? "-of-" : "-");
  const results = join(workFolder, "mutation", `${name}.json`);
  mkdirSync(dirname(results), { recursive: true });
  const env = { ...process.env, MUTATION_NAME: name, MUTATION_FILES: files.join(",") };
  const { code } = await runScript(program.stryker, ["run", "stryker.config.mjs", ...flags], { env });
  if (code !== 0) return code;
  const path = join(records, `${name}.json`);
  const record = recordOf(readJson<MutationReport>(results), existsSync(path) ? readJson(path) : undefined);
  if (isRecorded) writeFileSync(path, `${JSON.stringify(record, undefined, 2)}\n`);
  else console.log(JSON.stringify(record, undefined, 2));
  return reportAll();
}

/** Lists the score of each record, and how many survivors nobody has looked at. */
function reportAll(): number {
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
