import type { CampaignInstance } from "../campaign/instance";
import type { Context, Properties, ResourceDefinition } from "./definition";
import { complete } from "./complete";
import { Report } from "./report";

/** The door for commands that look at an instance without a state, and write nothing to it. */

/** What of a resource an instance has, whoever manages it. `inputs` are names that were given by hand. */
export async function survey<Surveyed>(
  definition: Pick<ResourceDefinition, "name" | "reconciler">,
  instance: CampaignInstance,
  inputs: Properties,
): Promise<Surveyed> {
  const reconciler = await definition.reconciler();
  // Whatever the instance is, nothing is written.
  const given = { ...inputs, mode: "verify", allowManagedInstance: false };
  return (await reconciler.survey(contextOf(definition, instance, given))) as Surveyed;
}

/** A resource in a state, as an `up` would have left it that adopted what was seen. */
export interface Adopted {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

/** `inputs` are checked arguments. */
export async function adopt(
  definition: ResourceDefinition,
  instance: CampaignInstance,
  inputs: Properties,
  surveyed: unknown,
): Promise<Adopted> {
  const reconciler = await definition.reconciler();
  const described = reconciler.adopted(contextOf(definition, instance, inputs), surveyed);
  const about = { ...(await instance.info()), url: instance.url };
  return { id: described.id, inputs, outputs: complete(definition, inputs, described, about) };
}

function contextOf({ name }: Pick<ResourceDefinition, "name">, instance: CampaignInstance, inputs: Properties) {
  const context: Context<Properties> = {
    ...{ instance, inputs, state: undefined, config: undefined },
    ...{ report: new Report(name), registration: {} },
  };
  return context;
}
