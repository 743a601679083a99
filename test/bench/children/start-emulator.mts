/** Prints how long it takes to load and start an emulator with this state file. */
import { createRequire } from "node:module";

import type * as Emulators from "pulumi-adobe-campaign/emulator";

const started = performance.now();
const { startEmulator } = createRequire(import.meta.url)("pulumi-adobe-campaign/emulator") as typeof Emulators;
const emulator = await startEmulator({ stateFile: process.argv[2]! });
console.log(JSON.stringify({ milliseconds: performance.now() - started }));
await emulator.close();
