/** An installation that the instance itself breaks off half way, with and without leaving the package behind. */
import { describe, expect, it } from "vitest";
import { casesOf, prepare } from "../support/faults-case.ts";
import { installationKinds } from "../support/faults-kinds.ts";
import { operations } from "../support/faults-operations.ts";
import { problemsOf } from "../support/faults-run.ts";

describe.each(operations.filter(({ name }) => name.startsWith("install")))("$name", async (operation) => {
  // The fault counts installations, not calls: one case of each kind.
  const cases = casesOf(await prepare(operation), installationKinds).filter(({ nth }) => nth === 1);
  it.for(cases.map((each) => [each.kind.name, each] as const))(
    "%s: said, and repaired by the next run",
    async ([, each]) => {
      expect(await problemsOf(each)).toEqual([]);
    },
  );
});
