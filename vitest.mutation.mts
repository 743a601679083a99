import { defineConfig } from "vitest/config";

/**
 * The tests that judge a mutant: those that run the sources in their own process, Pulumi's provider host among them. What runs
 * `dist/` (the engine, the command, the packed file) cannot see one; `unit/tools` and `unit/golden` look at the repository's files.
 */
export default defineConfig({
  test: {
    include: ["test/{unit,conformance,host,regressions}/**/*.test.ts"],
    exclude: ["test/unit/{tools,golden,emulator}/**", "test/host/process.test.ts", "test/host/lifecycle.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    env: { NO_PROXY: "127.0.0.1,localhost", DRIFT_REWRITES: "300", TEST_HOST: "here" },
  },
});
