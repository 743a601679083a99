/** Read by `npm run mutation` (tools/mutation.mts), which says which files are changed. */
const { MUTATION_NAME = "network", MUTATION_FILES = "provider/network/*.ts" } = process.env;
const results = `.work/mutation/${MUTATION_NAME}`;

export default {
  mutate: MUTATION_FILES.split(","),
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutation.mts", related: false },
  coverageAnalysis: "perTest",
  // A constant of a module needs a process of its own and every test of the suite, for each mutant; golden tests hold those that matter.
  ignoreStatic: true,
  ignorePatterns: ["/.work"],
  tempDirName: ".work/mutation/sandbox",
  incremental: true,
  incrementalFile: `${results}-incremental.json`,
  reporters: ["progress-append-only", "json"],
  jsonReporter: { fileName: `${results}.json` },
  concurrency: 1,
  // What a mutant may take beyond its tests' usual time; and the first run, of all tests without any mutant.
  timeoutMS: 30_000,
  dryRunTimeoutMinutes: 60,
};
