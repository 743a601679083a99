import type { SessionInfo } from "../campaign/session-info";
import { writeBookkeeping } from "./bookkeeping";
import type { Context, Described, Properties, ResourceDefinition } from "./definition";
import { toPlain } from "./plain";
import { schemaVersionOf } from "./upgrade";

/** What the sign-in told of the instance, and where it is. */
export type About = Pick<
  SessionInfo,
  "identity" | "release" | "build" | "minimumConsoleBuild" | "advisedConsoleBuild"
> & {
  readonly url: string;
};

export async function aboutOf({ instance }: Pick<Context<unknown>, "instance">): Promise<About> {
  return { ...(await instance.info()), url: instance.url };
}

/** Every output: the inputs, what the instance is, what the resource found, and our bookkeeping. */
export function complete(
  definition: Pick<ResourceDefinition, "name" | "upgraders">,
  inputs: Properties,
  { outputs, drifted, uncertain }: Described,
  about: About,
): Properties {
  const { identity, release, build, minimumConsoleBuild, advisedConsoleBuild, url } = about;
  const instance = { ...identity, release, build, minimumConsoleBuild, advisedConsoleBuild };
  const schemaVersion = schemaVersionOf(definition);
  return toPlain({
    ...inputs,
    ...instance,
    ...outputs,
    ...writeBookkeeping(inputs, { schemaVersion, url, drifted, uncertain }),
  });
}
