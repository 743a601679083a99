import { comparedStack, compareEnvironments } from "../../promotion/compare";
import { type Promotion, readPromotion } from "../../promotion/promotion";
import { sameMeaning } from "../../resources/ims-external-account/mapping";
import { findProject } from "../../config/project";
import { runPulumi } from "../stack/pulumi";
import type { Comparison } from "./comparison";

type Problem = { readonly problem: string };

/** Compares what two stacks export. */
export async function compareStacks(
  names: readonly [string, string],
  cwd: string,
  output: string,
): Promise<Comparison | Problem> {
  // One after the other: two at once may wait for each other's lock of the backend.
  const before = await exported(names[0], cwd, output);
  if ("problem" in before) return before;
  const after = await exported(names[1], cwd, output);
  if ("problem" in after) return after;
  const rows = compareEnvironments(comparedStack(before.promotion), comparedStack(after.promotion), sameMeaning);
  const secret = { field: "clientSecret", values: [undefined, undefined], verdict: "unknown" } as const;
  const secretRow = { ...secret, note: "no stack exports anything about it" };
  return { before: names[0], after: names[1], rows: [...rows, secretRow], source: "exports" };
}

async function exported(stack: string, cwd: string, output: string): Promise<{ promotion: Promotion } | Problem> {
  const run = await runPulumi(cwd, ["stack", "output", "--json", "--stack", stack]);
  if ("failure" in run) {
    // Without a project Pulumi only asks for a longer name of the stack.
    const hint = findProject(cwd) === undefined ? "; there is no Pulumi.yaml in this folder or above" : "";
    return { problem: `the outputs of stack ${stack} cannot be read: ${run.failure}${hint}` };
  }
  const value = (JSON.parse(run.stdout) as Record<string, unknown>)[output];
  if (value === undefined || value === null)
    return {
      problem: `stack ${stack} was never applied, or does not export ${output}; run \`pulumi up\` there, with \`export const ${output} = ims.promotion\` in the program`,
    };
  if (value === "[secret]")
    return {
      problem: `the output ${output} of stack ${stack} is a secret, because one of the account's arguments is: give only clientSecret as a secret`,
    };
  const read = readPromotion(value);
  return "problem" in read ? { problem: `the output ${output} of stack ${stack}: ${read.problem}` } : read;
}
