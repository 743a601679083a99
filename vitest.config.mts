import { availableParallelism } from "node:os";

import { defineConfig } from "vitest/config";

/** One project per drawer of `test/`. The limits only end what hangs: a test is never timed, and never tried again. */
const drawer = (name: string, testTimeout: number) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout,
    hookTimeout: testTimeout,
    env: { NO_PROXY: "127.0.0.1,localhost" },
  },
});

export default defineConfig({
  test: {
    // By default one core is left idle, which on a machine with two is half of it.
    maxWorkers: availableParallelism(),
    projects: [
      drawer("unit", 60_000),
      drawer("conformance", 60_000),
      drawer("host", 60_000),
      drawer("command", 60_000),
      drawer("regressions", 60_000),
      drawer("faults", 120_000),
      drawer("fuzz", 120_000),
      drawer("engine", 300_000),
      drawer("package", 300_000),
    ],
  },
});
