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
  { name: "the official installer", takesLong: true, find: cliFromInstaller },
  { name: "a build from its Go modules", takesLong: true, find: cliFromGoModules },
];

/** A Pulumi CLI: the user's own, else one that we keep, else one that we get now. */
export const ensurePulumiCli = (): Promise<PulumiCli> => firstOf([...ready, ...slow]);

/** The same, without getting one: it answers at once. */
export const findPulumiCli = (): Promise<PulumiCli> => firstOf(ready);

/** Tries one source after the other, and says why one that takes long is needed. If none gives a CLI, the error lists what each of them said. */
export async function firstOf(sources: Source[]): Promise<PulumiCli> {
  const failures: string[] = [];
  let unsaid: string[] = [];
  for (const { name, takesLong, find } of sources) {
    if (takesLong === true && unsaid.length > 0) {
      console.error(`No Pulumi CLI yet (${unsaid.join("; ")}). Next: ${name}.`);
      unsaid = [];
    }
    const result = await find();
    if (!("reason" in result)) return result;
    unsaid.push(`${name}: ${result.reason}`);
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
