import { homedir } from "node:os";

import { cacheFolder } from "../paths.mts";
import type { PulumiCli } from "../pulumi-cli/ensure.mts";

const origins: Record<PulumiCli["source"], string> = {
  path: "your own",
  cache: `fetched or built by an earlier run, and kept in ${withoutHome(cacheFolder())}`,
  installer: "fetched with the official installer, since there was none recent enough",
  go: "built from its Go modules, since there was none, and none could be fetched",
};

/** Which Pulumi CLI is used, and why that one. */
export function whereTheCliIsFrom({ version, source }: PulumiCli): string {
  return `${version}, ${origins[source]}`;
}

function withoutHome(path: string): string {
  return path.startsWith(homedir()) ? `~${path.slice(homedir().length)}` : path;
}
