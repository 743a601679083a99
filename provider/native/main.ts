/** Started by Pulumi's engine, with its address: the plugin for programs in every language. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { NativePlugin } from "./server";

const [engineAddress = ""] = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
const plugin = new NativePlugin(engineAddress, () => readFile(join(__dirname, "schema.json"), "utf8"));

plugin.listen().then(
  // The engine reads the port from the first line.
  (port) => process.stdout.write(`${port}\n`),
  (error: unknown) => {
    process.stderr.write(
      `pulumi-resource-adobe-campaign cannot listen: ${error instanceof Error ? error.message : ""}\n`,
    );
    process.exitCode = 1;
  },
);
