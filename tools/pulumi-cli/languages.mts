import { ensureGenerators } from "./gen-sdk.mts";
import { ensurePythonEnvironment, ensurePythonHost } from "./language-python.mts";
import { ensureYamlHost } from "./language-yaml.mts";
import type { PulumiCli } from "./source.mts";

/** Gets what the tests of programs in languages other than those of Node need, one after the other, before they run at the same time. */
export async function prepareLanguages(cli: Pick<PulumiCli, "bin">): Promise<void> {
  const all = [() => ensureYamlHost(cli), () => ensurePythonHost(cli), ensurePythonEnvironment, ensureGenerators];
  for (const ensure of all) {
    await ensure().catch((error: unknown) => {
      // The tests that need it fail with the same words; the others need not wait for it.
      console.error(error instanceof Error ? error.message : error);
    });
  }
}
