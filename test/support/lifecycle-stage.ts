import type { Field } from "../../provider/resources/field";
import { registry } from "../../provider/resources/registry";
import { canaries } from "./host-canaries.ts";
import type { HostedResource } from "./host-resource.ts";
import { secret, useRoom, USER } from "./host-room.ts";
import type { Properties } from "./host-wire.ts";
import { type LifecycleFixture, lifecycleFixtures } from "./lifecycle-fixtures.ts";

export type Kind = keyof typeof registry;

export const kinds = Object.keys(registry) as Kind[];

/** What the suites that every resource runs begin with: one resource, and instances to use it on. */
export function useStage(kind: Kind) {
  const room = useRoom();
  const entry = registry[kind];
  const fixture: LifecycleFixture = lifecycleFixtures[kind];
  /** The fields that are written, by name. */
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

  return { entry, fixture, written, resource, scene, absent };
}
