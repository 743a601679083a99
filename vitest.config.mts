import { availableParallelism } from "node:os";

import { defineConfig } from "vitest/config";

/** Only ends what hangs, on the slowest machine too: a test is never timed, and never tried again. */
const LIMIT = 600_000;

/** One project per drawer of `test/`. */
const drawer = (name: string) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: LIMIT,
    hookTimeout: LIMIT,
    expect: { poll: { timeout: LIMIT / 10 } },
    env: { NO_PROXY: "127.0.0.1,localhost" },
  },
});

const drawers = ["unit", "conformance", "host", "command", "regressions", "faults", "fuzz", "engine", "package"];

export default defineConfig({
  test: {
    // By default one core is left idle, which on a machine with two is half of it.
    maxWorkers: availableParallelism(),
    projects: drawers.map(drawer),
  },
});
