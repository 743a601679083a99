import { expect } from "vitest";
import type { HostedResource, State } from "./host-resource.ts";
import { HostError, type Properties } from "./host-wire.ts";

/** Does with one resource what the engine does in `pulumi up`. */
export async function up(resource: HostedResource, args: Properties, state?: State): Promise<State> {
  const { inputs, failures } = await resource.check(args, state?.inputs);
  expect(failures).toEqual([]);
  if (state === undefined) return resource.create(inputs);
  const { changes, replaces } = await resource.diff(state.id, state.outputs, inputs);
  if (changes === "none") return state;
  expect(replaces).toEqual([]);
  return resource.update(state.id, state.outputs, inputs);
}

/** `pulumi refresh`: `undefined` when the resource is gone. */
export function refresh(resource: HostedResource, { id, outputs }: State): Promise<State | undefined> {
  return resource.read(id, outputs);
}

export function destroy(resource: HostedResource, { id, outputs }: State): Promise<void> {
  return resource.delete(id, outputs);
}

/** The error that a call ends with. */
export async function failure(call: Promise<unknown>): Promise<HostError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error, "the call succeeded, or failed in another way").toBeInstanceOf(HostError);
  return error as HostError;
}
