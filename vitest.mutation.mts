import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The first failure ends a mutant: those that say most in the least time come first. */
const drawers = ["unit", "host", "conformance", "regressions"];
const drawerOf = ({ moduleId }: TestSpecification) => drawers.findIndex((name) => moduleId.includes(`/test/${name}/`));

class UnitFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = [...files].sort((a, b) => drawerOf(a) - drawerOf(b) || a.moduleId.localeCompare(b.moduleId));
    return Promise.resolve(sorted);
  }
}

/**
 * The tests that judge a mutant: those that run the sources in their own process, Pulumi's provider host among them. What runs
 * `dist/` (the engine, the command, the packed file) cannot see one; `unit/tools` and `unit/golden` look at the repository's files.
 * `lifecycle-interrupted` waits for half a minute.
 */
export default defineConfig({
  test: {
    include: ["test/{unit,conformance,host,regressions}/**/*.test.ts"],
    exclude: ["test/unit/{tools,golden,emulator}/**", "test/host/lifecycle-interrupted.test.ts"],
    // In one process, which loads Pulumi and the sources once: 2 of 3 seconds of a mutant went there.
    isolate: false,
    setupFiles: ["test/support/mutation-setup.mts"],
    sequence: { sequencer: UnitFirst },
    testTimeout: 20_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    env: { NO_PROXY: "127.0.0.1,localhost", DRIFT_REWRITES: "300", TEST_HOST: "here" },
  },
});
