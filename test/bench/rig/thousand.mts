import { type ResourceState, Stack } from "../../support/pulumi.ts";

export const COUNT = 1_000;

interface Options {
  env?: NodeJS.ProcessEnv;
  config: Record<string, string>;
  secrets: Record<string, string>;
}

/**
 * A stack with a thousand resources, all of them up to date. Only the first is made by `up`; the others are copies of it in the state,
 * since a preview asks nobody but the provider process.
 */
export async function stackOfThousand(program: string, options: Options): Promise<Stack> {
  const stack = await Stack.create({ "index.js": withCount(program, 1) }, options);
  const ran = await stack.up();
  if (ran.code !== 0) throw new Error(`the first resource could not be made:\n${ran.text}`);

  const state = await stack.state();
  const resources = state.deployment.resources ?? [];
  const first = resources.find(({ urn }) => urn.endsWith("::r0"));
  if (first === undefined) throw new Error("the program has no resource r0");
  const copies = Array.from({ length: COUNT - 1 }, (_, index) => named(first, `r${index + 1}`));
  const { code, text } = await stack.importState({
    ...state,
    deployment: { ...state.deployment, resources: [...resources, ...copies] },
  });
  if (code !== 0) throw new Error(`the state was not taken:\n${text}`);
  stack.write({ "index.js": withCount(program, COUNT) });
  return stack;
}

const withCount = (program: string, count: number) => program.replaceAll("COUNT", String(count));
const named = (resource: ResourceState, name: string) => ({ ...resource, urn: resource.urn.replace(/r0$/, name) });
