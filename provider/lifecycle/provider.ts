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

/** A resource whose handlers are made: its definition is loaded with the first call. */
export interface Registered {
  readonly name: string;
  readonly definition: () => Promise<ResourceDefinition>;
}

interface Loaded {
  readonly general: ResourceDefinition;
  readonly holding: Holding;
}

/** Makes the object that Pulumi's dynamic-provider host calls. Every method is one paragraph of the resource's life. */
export function dynamicProvider(
  { name, definition }: Registered,
  readStack: ReadStack = () => Promise.resolve([]),
): Required<pulumi.dynamic.ResourceProvider> {
  let loading: Promise<Loaded> | undefined;
  const load = (): Promise<Loaded> =>
    (loading ??= definition().then((general) => ({ general, holding: new Holding(general, readStack) })));

  /** Does the work with what is loaded; `told` is all that holds secrets which a failure must not repeat. */
  async function guarded<T>(
    method: string,
    about: Properties,
    told: readonly Properties[],
    work: (loaded: Loaded) => T | Promise<T>,
  ): Promise<T> {
    let hide = (text: string): string => text;
    try {
      const loaded = await load();
      hide = hiderOf(loaded.general, ...told);
      return await work(loaded);
    } catch (error) {
      const more = (known: AdobeCampaignError) => aboutConfiguration(known, configuration());
      throw toPulumiError(error, `${method} of ${name}`, subjectOf(about), { hide, more });
    }
  }

  return {
    configure: (request) => {
      configure(request.config);
      return Promise.resolve();
    },

    check: (olds: Properties, news: Properties) =>
      guarded("check", news, [news], async ({ general, holding }) => {
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
      guarded("diff", news, [olds, news], ({ general, holding }) => {
        const outputs = upgraded(general, olds);
        holding.exists(outputs, news);
        return difference(general, outputs, news);
      }),

    create: (inputs: Properties) =>
      guarded("create", inputs, [inputs], async ({ general, holding }) => {
        const { id, outputs } = await reconcile(general, holding, inputs, undefined);
        return { id, outs: outputs };
      }),

    update: (id, olds: Properties, news: Properties) =>
      guarded("update", news, [olds, news], async ({ general, holding }) => {
        const { outputs } = await reconcile(general, holding, news, { id, outputs: upgraded(general, olds) });
        return { outs: outputs };
      }),

    read: (id, olds: Properties = {}) =>
      guarded("read", olds, [olds], async ({ general }) => {
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
      guarded("delete", olds, [olds], async ({ general, holding }) => {
        const outputs = upgraded(general, olds);
        const stays = holding.keptInService({ id, outputs });
        if (stays !== undefined) return new Report(subjectOf(outputs) ?? name).tell(stays);
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
