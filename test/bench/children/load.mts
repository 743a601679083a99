/** Prints what it takes to load a module: a file of `dist/`, or a package. */
import { createRequire } from "node:module";
import { join } from "node:path";

import { root } from "../../../tools/paths.mts";

const [name = ""] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const memory = process.memoryUsage.rss();
const cpuBefore = process.cpuUsage();
const started = performance.now();
require(name.endsWith(".js") ? join(root, "dist", name) : name);
const milliseconds = performance.now() - started;
const { user, system } = process.cpuUsage(cpuBefore);
const cpu = (user + system) / 1000;
const megabytes = (process.memoryUsage.rss() - memory) / 2 ** 20;
console.log(JSON.stringify({ milliseconds, cpu, megabytes, files: Object.keys(require.cache).length }));
