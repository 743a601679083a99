/**
 * The life that every resource of the registry has, through Pulumi's own host. A new resource runs it with a fixture of a page
 * (`test/support/lifecycle-fixtures.ts`), and does not write it again.
 */
import { describe, expect, it } from "vitest";
import type { Field } from "../../provider/resources/field";
import { entries, registry } from "../../provider/resources/registry";
import { destroy, refresh, up } from "../support/host-engine.ts";
import { useHost } from "../support/host-room.ts";
import type { Properties } from "../support/host-wire.ts";
import { lifecycleFixtures } from "../support/lifecycle-fixtures.ts";
import { kinds, useStage } from "../support/lifecycle-stage.ts";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

it("knows every resource", () => {
  expect(Object.keys(lifecycleFixtures).sort()).toEqual(Object.keys(registry).sort());
  expect(entries).toHaveLength(Object.keys(registry).length);
});

describe.for(kinds)("%s", (kind) => {
  const { entry, fixture, written, resource, scene } = useStage(kind);

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
});

function changedIn(before: Properties, after: Properties): string[] {
  return Object.keys(before).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
