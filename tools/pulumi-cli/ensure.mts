import { cachedCli } from "./cache.mts";
import { cliFromGoModules } from "./go.mts";
import { cliFromInstaller } from "./installer.mts";
import { cliOnPath } from "./on-path.mts";
import type { PulumiCli, Source } from "./source.mts";
import { oldestCli } from "./version.mts";

export type { PulumiCli } from "./source.mts";

const ready: Source[] = [
  { name: `a CLI on PATH (${oldestCli} or later)`, find: cliOnPath },
  { name: "one fetched before", find: cachedCli },
];
const slow: Source[] = [
  { name: "the official installer", find: cliFromInstaller },
  { name: "a build from its Go modules", find: cliFromGoModules },
];

/** A Pulumi CLI: the user's own, else one that we keep, else one that we get now. */
export const ensurePulumiCli = (): Promise<PulumiCli> => firstOf([...ready, ...slow]);

/** The same, without getting one: it answers at once. */
export const findPulumiCli = (): Promise<PulumiCli> => firstOf(ready);

/** Tries one source after the other. If none gives a CLI, the error tells what each of them said. */
export async function firstOf(sources: Source[]): Promise<PulumiCli> {
  const failures: string[] = [];
  for (const { name, find } of sources) {
    const result = await find();
    if (!("reason" in result)) return result;
    failures.push(`  - ${name}: ${result.reason}`);
  }
  throw new Error(
    [
      "No Pulumi CLI could be had. Tried, in this order:",
      ...failures,
      "Install it by hand (https://www.pulumi.com/docs/install/), with its folder on PATH, and run the command again.",
    ].join("\n"),
  );
}
