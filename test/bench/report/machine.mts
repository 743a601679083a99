import { readFileSync } from "node:fs";
import { cpus, loadavg, platform, release, totalmem } from "node:os";
import { join } from "node:path";

import { root } from "../../../tools/paths.mts";

const versionOf = (name: string): string => {
  const { version } = JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")) as {
    version: string;
  };
  return `${name} ${version}`;
};

/** What a reader needs to judge the numbers. */
export function describeMachine(): string {
  const processors = cpus();
  const load = loadavg()[0]!;
  const busy = load > processors.length ? [`busy: load ${load.toFixed(1)}; trust ratios and CPU times only`] : [];
  return [
    `${processors.length} × ${processors[0]?.model.trim() ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release()}`,
    [`Node ${process.versions.node}`, ...["@pulumi/pulumi", "@adobe/acc-js-sdk", "zod", "axios"].map(versionOf)].join(
      ", ",
    ),
    ...busy,
  ].join("\n");
}
