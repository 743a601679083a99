import { defineConfig } from "vitest/config";

/** One project per drawer of `test/`; slower drawers have longer limits, never retries. */
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
    projects: [
      drawer("unit", 10_000),
      drawer("conformance", 20_000),
      drawer("host", 60_000),
      drawer("regressions", 60_000),
      drawer("faults", 120_000),
      drawer("fuzz", 120_000),
      drawer("engine", 300_000),
    ],
  },
});
