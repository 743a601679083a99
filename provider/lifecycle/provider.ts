import type * as pulumi from "@pulumi/pulumi";

import { isPartialFailure } from "./boundary";
import { argumentsIn } from "./bookkeeping";
import { configure } from "./connections";
import type { Described, Properties } from "./definition";
import { engineIn, type ReadStack } from "./engine-address";
import { type Call, handlersOf, type Registered } from "./handlers";
import { keptRegistration, registrationOf, subjectOf } from "./registration";

/**
 * Makes the object that Pulumi's host of dynamic providers calls. What the class of a resource adds to its properties stays between
 * here and the state: the text through which the host finds this code, and what it says of the resource.
 */
export function dynamicProvider(
  registered: Registered,
  readStack: ReadStack = () => Promise.resolve([]),
): Required<pulumi.dynamic.ResourceProvider> {
  const handlers = handlersOf(registered, readStack);
  return {
    configure: (request) => {
      configure(request.config);
      return Promise.resolve();
    },

    check: async (olds: Properties, news: Properties) => {
      const { inputs, failures } = await handlers.check(argumentsIn(news), argumentsIn(olds), callOf(news));
      return { inputs: { ...inputs, ...keptRegistration(news) }, failures };
    },

    diff: async (_id, olds: Properties, news: Properties) => {
      const { changed, replaces } = await handlers.diff(argumentsIn(olds), argumentsIn(news), callOf(news, olds));
      // A state that comes from our plugin holds nothing by which this host finds the code: an update, which writes nothing, adds it.
      if (changed.length === 0) return { changes: "__provider" in news && !("__provider" in olds) };
      // `changes` is omitted: the engine then compares property by property itself, which is what `preview --diff` shows.
      return { replaces: [...replaces], deleteBeforeReplace: true };
    },

    create: async (inputs: Properties) => {
      const { id, outputs } = await asHosted(inputs, handlers.create(argumentsIn(inputs), callOf(inputs)));
      return { id, outs: outputs };
    },

    update: async (id, olds: Properties, news: Properties) => {
      const state = { id, outputs: argumentsIn(olds) };
      const { outputs } = await asHosted(news, handlers.update(state, argumentsIn(news), callOf(news, olds)));
      return { outs: outputs };
    },

    read: async (id, olds: Properties = {}) => {
      const live = await handlers.read({ id, outputs: argumentsIn(olds) }, callOf(olds));
      if (live === undefined) return {};
      const kept = keptRegistration(olds);
      return { id: live.id, inputs: { ...live.inputs, ...kept }, props: { ...live.outputs, ...kept } };
    },

    delete: (id, olds: Properties) => handlers.delete({ id, outputs: argumentsIn(olds) }, callOf(olds)),
  };
}

/** Gives the outputs what the class sent along; of a partial failure too, to which the host itself adds nothing. */
async function asHosted(given: Properties, work: Promise<Described>): Promise<Described> {
  const kept = keptRegistration(given);
  try {
    const { outputs, ...described } = await work;
    return { ...described, outputs: { ...outputs, ...kept } };
  } catch (error) {
    if (!isPartialFailure(error)) throw error;
    const properties = { ...error.properties, ...kept, __provider: given["__provider"] };
    throw Object.assign(error, { properties });
  }
}

/** What is said of the resource with the properties, and of its secrets with the earlier ones too. */
function callOf(properties: Properties, olds: Properties = {}): Call {
  const registration = registrationOf(properties);
  const marked = [...(registration.secrets ?? []), ...(registrationOf(olds).secrets ?? [])];
  return { registration, marked, engine: engineIn(properties), subject: subjectOf(properties) };
}
