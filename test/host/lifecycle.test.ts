/**
 * The life that every resource of the registry has, through Pulumi's own host. A new resource runs it with a fixture of a page
 * (`test/support/lifecycle-fixtures.ts`), and does not write it again.
 */
import { describe, expect, it } from "vitest";
import type { Field } from "../../provider/resources/field";
import { entries, registry } from "../../provider/resources/registry";
import { destroy, refresh, up } from "../support/host-engine.ts";
import type { HostedResource, State } from "../support/host-resource.ts";
import { canaries } from "../support/host-canaries.ts";
import { secret, useHost, useRoom, USER } from "../support/host-room.ts";
import { HostError, type Properties } from "../support/host-wire.ts";
import { type LifecycleFixture, lifecycleFixtures } from "../support/lifecycle-fixtures.ts";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
it("knows every resource", () => {
  expect(Object.keys(lifecycleFixtures).sort()).toEqual(Object.keys(registry).sort());
  expect(entries).toHaveLength(Object.keys(registry).length);
});

describe.for(Object.keys(registry) as (keyof typeof registry)[])("%s", (key) => {
  const room = useRoom();
  const entry = registry[key];
  const fixture: LifecycleFixture = lifecycleFixtures[key];
  const written = Object.entries<Field>(entry.fields).flatMap(([name, field]) =>
    field.campaign === undefined ? [] : [[name, field.campaign] as const],
  );
  const resource = (): HostedResource => room.host.resource(entry);
  const scene = async (options = fixture.present) => {
    const stage = await room.scene(options);
    const args: Properties = { ...fixture.args, instance: stage.instance };
    const connection = { url: stage.emulator.url, user: USER, password: canaries.password };
    // For a process of its own.
    const config = { "adobe-campaign:instances": secret(JSON.stringify({ [stage.instance]: connection })) };
    return { ...stage, args, config };
  };

  /** An instance on which the object has to be made. */
  const absent = async () => {
    const stage = await scene(fixture.absent);
    if (fixture.seen(stage.emulator) !== undefined) fixture.remove(stage.emulator);
    return stage;
  };

  it("has another value for every field that is written, and for every argument that replaces it", () => {
    expect(Object.keys(fixture.others).sort()).toEqual(written.map(([name]) => name).sort());
    const replacing = Object.entries<Field>(entry.fields).flatMap(([name, field]) =>
      field.replaces === true ? [name] : [],
    );
    expect(Object.keys(fixture.replacing).sort()).toEqual(replacing.sort());
  });

  it("is previewed with any argument unknown", async () => {
    for (const name of Object.keys(entry.fields)) {
      const given = { ...fixture.args, instance: "i0", [name]: UNKNOWN };
      const { failures, inputs } = await resource().check(given);
      const about = failures.filter(({ property, reason }) => property === name || reason.includes(UNKNOWN));
      expect(about).toEqual([]);
      expect(inputs[name]).toBe(UNKNOWN);
    }
  });

  it("is adopted, and then nothing is left to do", async () => {
    const { args, since } = await scene();
    const state = await up(resource(), args);
    since();
    expect(await refresh(resource(), state)).toEqual(state);
    expect(since().writes).toEqual([]);
    expect(await up(resource(), args, state)).toBe(state);
    expect(since().calls).toEqual([]);
  });

  it("is noticed to be gone", async () => {
    const { args, emulator, config } = await scene();
    const state = await up(resource(), args);
    fixture.remove(emulator);
    // What an instance has installed is read once a session.
    const later = await useHost(config);
    expect(await refresh(later.resource(entry), state)).toBeUndefined();
  });

  it("is replaced when an argument says that another one is meant", async () => {
    const { args } = await scene();
    const state = await up(resource(), args);
    for (const [name, value] of Object.entries(fixture.replacing)) {
      const { inputs } = await resource().check({ ...args, [name]: value }, state.inputs);
      const difference = await resource().diff(state.id, state.outputs, inputs);
      expect(difference).toMatchObject({ replaces: [name], deleteBeforeReplace: true });
    }
  });

  it("is given back as it was found, or kept", async () => {
    const { args, emulator, since } = await scene();
    const before = fixture.seen(emulator);
    const state = await up(resource(), args);
    since();
    await destroy(resource(), state);
    expect(fixture.seen(emulator)).toEqual(before);
    if (!fixture.givesBack) expect(since().writes).toEqual([]);
    await destroy(resource(), state);
  });

  it.for(written.map(([name, field]) => [name, field] as const))(
    "is updated in one field, and drift of it is seen and repaired: %s",
    async ([name, field]) => {
      const { args, emulator } = await scene();
      let state = await up(resource(), args);
      const changed = { ...args, [name]: fixture.others[name] };
      const { inputs } = await resource().check(changed, state.inputs);
      const difference = await resource().diff(state.id, state.outputs, inputs);
      expect(difference.changes).not.toBe("none");
      expect(difference.replaces).toEqual([]);
      state = await up(resource(), changed, state);
      const { codec, attribute } = field;
      expect(fixture.seen(emulator)![attribute]).toBe(codec.encode(fixture.others[name]));
      expect(await refresh(resource(), state)).toEqual(state);

      state = await up(resource(), { ...args, [name]: args[name] ?? fixture.others[name] }, state);
      const byHand = fixture.byHand[name] ?? `${codec.encode(fixture.others[name])}x`;
      fixture.edit!(emulator, attribute, byHand);
      const drifted = (await refresh(resource(), state))!;
      expect(changedIn(state.inputs, drifted.inputs)).toContain(name);
      const repaired = await up(resource(), state.inputs, drifted);
      const wanted = codec.encode(state.inputs[name]);
      expect(codec.normal(fixture.seen(emulator)![attribute]!)).toBe(codec.normal(wanted));
      // That it had drifted is remembered until the next look.
      expect(await refresh(resource(), repaired)).toMatchObject({ inputs: repaired.inputs });
    },
  );

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

function changedIn(before: Properties, after: Properties): string[] {
  return Object.keys(before).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
