import { availableParallelism } from "node:os";

import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Only ends what hangs, on the slowest machine too: a test is never timed, and never tried again. */
const LIMIT = 600_000;

/** Those whose files leave nothing behind in their process, which the next one uses: it need not load Pulumi and the sources again. */
const inOneProcess = ["engine", "host", "native", "conformance", "regressions", "unit"];

/** One project per drawer of `test/`. */
const drawer = (name: string) => ({
  test: {
    name,
    isolate: !inOneProcess.includes(name),
    // The browser is unpacked once, before several files would do it at the same time.
    ...(name === "browser" ? { globalSetup: "test/support/browser-setup.ts" } : {}),
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: LIMIT,
    hookTimeout: LIMIT,
    expect: { poll: { timeout: LIMIT / 10 } },
    env: { NO_PROXY: "127.0.0.1,localhost" },
  },
});

/** The tests of a host once more, against our plugin, and what only the plugin does. */
const native = {
  test: {
    ...drawer("native").test,
    include: ["test/host/**/*.test.ts", "test/native/**/*.test.ts"],
    env: { ...drawer("native").test.env, TEST_HOST: "native" },
  },
};

/** Those with the longest files first, so that the many short ones fill the gaps at the end. */
const drawers = [
  "package",
  "engine",
  "faults",
  "fuzz",
  "browser",
  "host",
  "native",
  "command",
  "conformance",
  "regressions",
  "unit",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => drawers.indexOf(a.project.name) - drawers.indexOf(b.project.name));
  }
}

export default defineConfig({
  test: {
    // By default one core is left idle, which on a machine with two is half of it; and now and then a test waits.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    projects: drawers.map((name) => (name === "native" ? native : drawer(name))),
  },
});
