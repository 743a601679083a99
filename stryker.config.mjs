/** Read by `npm run mutation` (tools/mutation.mts), which says in MUTATION_FOLDER whose files are changed. */
const folder = process.env.MUTATION_FOLDER ?? "provider/network";
const results = `.work/mutation/${folder.replaceAll("/", "-")}`;

export default {
  mutate: [`${folder}/*.ts`],
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutation.mts", related: false },
  coverageAnalysis: "perTest",
  // A constant of a module needs a process of its own and every test of the suite, for each mutant; golden tests hold those that matter.
  ignoreStatic: true,
  ignorePatterns: ["/dist", "/.work"],
  tempDirName: ".work/mutation/sandbox",
  incremental: true,
  incrementalFile: `${results}-incremental.json`,
  reporters: ["progress-append-only", "json"],
  jsonReporter: { fileName: `${results}.json` },
  concurrency: 1,
  // What a mutant may take beyond its tests' usual time; and the first run, of all tests without any mutant.
  timeoutMS: 20_000,
  dryRunTimeoutMinutes: 60,
};
