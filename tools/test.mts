import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runScript } from "./execute.mts";
import { lint } from "./lint.mts";
import { program, workFolder } from "./paths.mts";
import { ensurePulumiCli } from "./pulumi-cli/ensure.mts";
import { prepareLanguages } from "./pulumi-cli/languages.mts";
import { needsPulumiCli, totals, type VitestReport } from "./test-run.mts";

const report = join(workFolder, "test-results.json");

function readReport(): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(report, "utf8")) as VitestReport;
  } catch {
    return undefined; // vitest ended before it could write one
  }
}

/**
 * `npm test`: every check and every test. With arguments, only the tests that they choose: they go to vitest.
 * The last line of the output is always the totals, in which a failed check counts as a failed test.
 */
export async function test(args: string[]): Promise<number> {
  const complaints = args.length === 0 ? await lint() : [];

  const env = { ...process.env };
  if (needsPulumiCli(args)) {
    const cli = await ensurePulumiCli();
    env["PULUMI_ADOBE_CAMPAIGN_CLI"] = cli.bin;
    await prepareLanguages(cli);
  }

  mkdirSync(workFolder, { recursive: true });
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code } = await runScript(program.vitest, ["run", ...args, ...reporters], { env });

  const { passed, failed } = totals(readReport());
  const allFailed = failed + complaints.length;
  if (complaints.length > 0)
    console.log(`\nThe tests aside, these checks failed (see above): ${complaints.join(", ")}`);
  console.log(`\n${passed} passed, ${allFailed} failed`);
  return code !== 0 ? code : allFailed > 0 || passed === 0 ? 1 : 0;
}
