import type * as pulumi from "@pulumi/pulumi";

import type { CampaignInstance } from "../campaign/instance";
import type { SessionInfo } from "../campaign/session-info";
import { toPartialFailure, toPulumiError } from "./boundary";
import { argumentsIn, inputsOf, writeBookkeeping } from "./bookkeeping";
import type { AdobeCampaignError } from "../errors/adobe-campaign-error";
import { checkInputs } from "./check";
import { checkConnection } from "./check-connection";
import { aboutConfiguration, programRuns } from "./configuration-origin";
import { configuration, configure, connect } from "./connections";
import type { CheckFailure, Context, Described, Properties, ResourceDefinition, State } from "./definition";
import { difference } from "./diff";
import type { ReadStack } from "./engine-address";
import { Holding } from "./holding";
import { toPlain } from "./plain";
import { keptRegistration, registrationOf, subjectOf } from "./registration";
import { Report } from "./report";
import { hiderOf, secretArguments } from "./secret-values";
import { inSameInstance } from "./same-instance";
import { schemaVersionOf, upgraded } from "./upgrade";
import { visible } from "../text/display";

/** Makes the object that Pulumi's dynamic-provider host calls. Every method is one paragraph of the resource's life. */
export function dynamicProvider<Inputs>(
  definition: ResourceDefinition<Inputs>,
  readStack: ReadStack = () => Promise.resolve([]),
): Required<pulumi.dynamic.ResourceProvider> {
  const general = definition as ResourceDefinition;
  const holding = new Holding(general, readStack);
  return {
    configure: (request) => {
      configure(request.config);
      return Promise.resolve();
    },

    check: (olds: Properties, news: Properties) =>
      guarded(`check of ${definition.name}`, news, hiderOf(general, news), async () => {
        programRuns();
        const marked = secretArguments(general, news);
        const hide = hiderOf(general, news);
        const { inputs: checked, failures, warnings } = checkInputs(general, argumentsIn(news), marked, hide, olds);
        const inputs = { ...checked, ...keptRegistration(news) };
        if (failures.some(({ property }) => property === "instance")) return { inputs, failures: failures.map(fit) };
        const connection = await checkConnection(configuration(), inputs["instance"]);
        const all = [...failures.map(fit), ...holding.announced(news, inputs), ...connection];
        if (all.length === 0) warn(news, [...warnings, ...(general.warnings?.(inputs, marked) ?? [])], general);
        return { inputs, failures: all };
      }),

    diff: (_id, olds: Properties, news: Properties) =>
      guarded(`diff of ${definition.name}`, news, hiderOf(general, olds, news), () => {
        const outputs = upgraded(general, olds);
        holding.exists(outputs, news);
        return Promise.resolve(difference(general, outputs, news));
      }),

    create: (inputs: Properties) =>
      guarded(`create of ${definition.name}`, inputs, hiderOf(general, inputs), async () => {
        const { id, outputs } = await reconcile(general, holding, inputs, undefined);
        return { id, outs: outputs };
      }),

    update: (id, olds: Properties, news: Properties) =>
      guarded(`update of ${definition.name}`, news, hiderOf(general, olds, news), async () => {
        const { outputs } = await reconcile(general, holding, news, { id, outputs: upgraded(general, olds) });
        return { outs: outputs };
      }),

    read: (id, olds: Properties = {}) =>
      guarded(`read of ${definition.name}`, olds, hiderOf(general, olds), async () => {
        const outputs = upgraded(general, olds);
        const context = await contextOf(general, inputsOf(outputs), { id, outputs }, outputs);
        const state = await inSameInstance(context, general.onOtherDatabase);
        const live = await (await general.reconciler()).find({ ...context, state });
        if (live === undefined) return {};
        const inputs = { ...inputsOf(outputs), ...live.inputs };
        return {
          id: live.id,
          inputs: toPlain({ ...inputs, ...keptRegistration(outputs) }),
          props: { ...complete(general, inputs, live, await aboutOf(context)), ...keptRegistration(outputs) },
        };
      }),

    delete: (id, olds: Properties) =>
      guarded(`delete of ${definition.name}`, olds, hiderOf(general, olds), async () => {
        const outputs = upgraded(general, olds);
        const stays = holding.keptInService({ id, outputs });
        if (stays !== undefined) return new Report(subjectOf(outputs) ?? definition.name).tell(stays);
        const context = await contextOf(general, inputsOf(outputs), { id, outputs }, outputs);
        await (await general.reconciler()).release(context);
      }),
  };
}

/** Pulumi has no warnings of a check, so they are printed. */
function warn(about: Properties, warnings: readonly string[], { name }: ResourceDefinition): void {
  const report = new Report(subjectOf(about) ?? name);
  for (const warning of warnings) report.tell(`warning: ${warning}`);
}

/** create and update: the same walk. If something may have been written when a step fails, Pulumi is told how far it came. */
async function reconcile(
  definition: ResourceDefinition,
  holding: Holding,
  given: Properties,
  state: State | undefined,
): Promise<Described> {
  programRuns();
  const inputs = argumentsIn(given);
  const hide = hiderOf(definition, state?.outputs ?? {}, given);
  const reconciler = await definition.reconciler();
  const opened = await contextOf(definition, inputs, state, given);
  let context = { ...opened, state: await inSameInstance(opened, definition.onOtherDatabase) };
  // Before anything is written, since afterwards the instance may be out of reach.
  const about = await aboutOf(context);
  const finish = (described: Described): Described => ({
    id: described.id,
    outputs: { ...complete(definition, inputs, described, about), ...keptRegistration(given) },
  });
  try {
    let observed = await reconciler.observe(context);
    observed = await reconciler.ensure(context, observed);
    const predecessor = await holding.take(context, reconciler.describe(context, observed).id);
    context = { ...context, predecessor };
    observed = await reconciler.sync(context, observed);
    const described = finish(reconciler.describe(context, observed));
    holding.ended(context, described.outputs);
    return described;
  } catch (error) {
    const { attempted } = context.report;
    const kept = attempted && finish({ ...attempted, uncertain: true });
    holding.ended(context, kept?.outputs);
    if (kept === undefined) throw error;
    throw toPartialFailure(
      toPulumiError(error, definition.name, subjectOf(given), { hide }),
      kept,
      given["__provider"],
    );
  }
}

async function contextOf(
  definition: ResourceDefinition,
  inputs: Properties,
  state: State,
  registered: Properties,
): Promise<Context<Properties> & { state: State }>;
async function contextOf(
  definition: ResourceDefinition,
  inputs: Properties,
  state: State | undefined,
  registered: Properties,
): Promise<Context<Properties>>;
async function contextOf(
  definition: ResourceDefinition,
  inputs: Properties,
  state: State | undefined,
  registered: Properties,
): Promise<Context<Properties>> {
  const instance = await connectTo(inputs);
  const registration = registrationOf(registered);
  const report = new Report(
    subjectOf(registered) ?? definition.name,
    hiderOf(definition, state?.outputs ?? {}, registered),
  );
  return { instance, inputs, state, config: configuration(), report, registration };
}

function connectTo(inputs: Properties): Promise<CampaignInstance> {
  const { instance } = inputs;
  return connect(typeof instance === "string" ? instance : undefined);
}

/** What the sign-in told of the instance, and where it is. */
export type About = Pick<
  SessionInfo,
  "identity" | "release" | "build" | "minimumConsoleBuild" | "advisedConsoleBuild"
> & {
  readonly url: string;
};

async function aboutOf({ instance }: Pick<Context<unknown>, "instance">): Promise<About> {
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

/** A reason may quote another stack's values. */
function fit({ property, reason }: CheckFailure): CheckFailure {
  return { property, reason: visible(reason) };
}

async function guarded<T>(
  during: string,
  about: Properties,
  hide: (text: string) => string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const more = (known: AdobeCampaignError) => aboutConfiguration(known, configuration());
    throw toPulumiError(error, during, subjectOf(about), { hide, more });
  }
}
