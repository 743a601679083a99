/** The life of every resource of the registry, where a reply is lost or the process is killed. */
import { describe, expect, it } from "vitest";
import { destroy, refresh, up } from "../support/host-engine.ts";
import type { HostedResource, State } from "../support/host-resource.ts";
import { useHost } from "../support/host-room.ts";
import { HostError, type Properties } from "../support/host-wire.ts";
import { kinds, useStage } from "../support/lifecycle-stage.ts";

describe.for(kinds)("%s", (kind) => {
  const { entry, fixture, written, resource, scene, absent } = useStage(kind);

  /** What the program says, as it stands on the instance. */
  const fieldsOn = (seen: Record<string, string> | undefined) =>
    seen && {
      ...Object.fromEntries(written.map(([, { attribute, codec }]) => [attribute, codec.normal(seen[attribute]!)])),
      rights: seen["rights"],
    };

  /** Each command of the engine: where it begins, and what it does until it succeeds. */
  const everything = { ...fixture.others, ...fixture.otherParts, allowManagedInstance: true };
  const applied = async () => {
    const stage = await scene();
    return { ...stage, state: await up(resource(), stage.args) };
  };
  type Stage = Awaited<ReturnType<typeof absent>> & { readonly state?: State };
  interface Step {
    readonly begin: () => Promise<Stage>;
    /** `undefined` when nothing is left of the resource. */
    readonly run: (stage: Stage) => Promise<State | undefined>;
  }
  const steps: Record<string, Step> = {
    create: { begin: absent, run: ({ args }) => upUntilItSucceeds(resource(), args) },
    update: {
      begin: applied,
      run: ({ args, state }) => upUntilItSucceeds(resource(), { ...args, ...everything }, state),
    },
    delete: { begin: applied, run: ({ state }) => destroyUntilItSucceeds(resource(), state!) },
  };
  const losses = Object.keys(steps).flatMap((step) =>
    (["cut-before", "cut-after"] as const).map((cut) => [step, cut] as const),
  );

  it.for(losses)("ends right whichever reply is lost: %s, %s", async ([name, fault]) => {
    const { begin, run } = steps[name]!;
    const reference = await begin();
    reference.since();
    const wanted = await run(reference);
    const { calls, writes } = reference.since();
    for (const [index, method] of calls.entries()) {
      const stage = await begin();
      stage.since();
      const earlier = calls.slice(0, index).filter((each) => each === method).length;
      if (earlier > 0) stage.proxy.fail(method, (reply) => reply, earlier);
      stage.proxy.fail(method, fault);
      const state = await run(stage);
      const where = `call ${index + 1}: ${method}`;
      expect([where, state?.id, fieldsOn(fixture.seen(stage.emulator))]).toEqual([
        where,
        wanted?.id,
        fieldsOn(fixture.seen(reference.emulator)),
      ]);
      // An installation goes on by itself, and whoever asks for it meanwhile is refused by the instance.
      if (written.length > 0) expect(stage.since().writes.length).toBeLessThanOrEqual(writes.length + 1);
      if (state !== undefined)
        expect(await refresh(resource(), state)).toMatchObject({ id: state.id, inputs: state.inputs });
    }
  });

  it("is taken up where a killed process left it", async () => {
    const reference = await absent();
    await up(resource(), reference.args);
    const [first] = reference.since().writes;
    const { args, emulator, config } = await absent();
    emulator.inject({ kind: "hang", when: "after", at: { method: first! } });
    const killed = await useHost(config);
    const running = up(killed.resource(entry), args).catch(() => undefined);
    await expect.poll(() => emulator.faults()[0]!.hits).toBe(1);
    await killed.stop();
    await running;
    const next = await useHost(config);
    const state = await upUntilItSucceeds(next.resource(entry), args);
    expect(fieldsOn(fixture.seen(emulator))).toEqual(fieldsOn(fixture.seen(reference.emulator)));
    expect(await refresh(next.resource(entry), state)).toEqual(state);
  });
});

/** As a person does: `pulumi up` until it succeeds. */
async function upUntilItSucceeds(resource: HostedResource, args: Properties, state?: State): Promise<State> {
  let call = () => up(resource, args, state);
  return untilItSucceeds(
    () => call(),
    ({ partial }) => {
      // After such a failure the engine updates, whatever `diff` says.
      if (partial !== undefined) call = () => updateFrom(resource, partial, args);
    },
  );
}

async function destroyUntilItSucceeds(resource: HostedResource, state: State): Promise<undefined> {
  await untilItSucceeds(() => destroy(resource, state));
}

async function untilItSucceeds<T>(
  run: () => Promise<T>,
  after: (error: HostError) => void = () => undefined,
): Promise<T> {
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      after(error);
    }
  }
}

async function updateFrom(resource: HostedResource, { id, outputs }: Omit<State, "inputs">, args: Properties) {
  const { inputs } = await resource.check(args);
  return resource.update(id, outputs, inputs);
}
