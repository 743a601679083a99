import type { CampaignInstance } from "../campaign/instance";
import type { AdobeCampaignError } from "../errors/adobe-campaign-error";
import { visible } from "../text/display";
import { toPartialFailure, toPulumiError } from "./boundary";
import { inputsOf } from "./bookkeeping";
import { checkInputs } from "./check";
import { checkConnection } from "./check-connection";
import { aboutOf, complete } from "./complete";
import { aboutConfiguration, programRuns } from "./configuration-origin";
import { configuration, connect } from "./connections";
import type { CheckFailure, Context, Described, Live, Properties, ResourceDefinition, State } from "./definition";
import { difference, type Difference } from "./diff";
import type { EngineAddress, ReadStack } from "./engine-address";
import { Holding } from "./holding";
import { movedAddress } from "./moved-address";
import { toPlain } from "./plain";
import type { Registration } from "./registration";
import { type Print, Report } from "./report";
import { type Hide, hiderOf, secretArguments } from "./secret-values";
import { inSameInstance } from "./same-instance";
import { upgraded } from "./upgrade";

/** A resource whose handlers are made: its definition is loaded with the first call. */
export interface Registered {
  readonly name: string;
  readonly definition: () => Promise<ResourceDefinition>;
}

/** What a host knows of a call beside its properties. */
export interface Call {
  readonly registration: Registration;
  /** Arguments that the program marks as secret, or once did: their values are shown in no message. */
  readonly marked: readonly string[];
  /** Where the stack can be read, if the host was told. */
  readonly engine?: EngineAddress | undefined;
  /** The resource, for messages, where Pulumi does not show which one they are about. */
  readonly subject?: string | undefined;
  /** Where lines for the user go. If omitted, to stderr. */
  readonly print?: Print;
}

export interface Handlers {
  check(news: Properties, olds: Properties, call: Call): Promise<{ inputs: Properties; failures: CheckFailure[] }>;
  diff(olds: Properties, news: Properties, call: Call): Promise<Difference>;
  create(inputs: Properties, call: Call): Promise<Described>;
  update(state: State, inputs: Properties, call: Call): Promise<Described>;
  /** `undefined` when the object is gone. */
  read(state: State, call: Call): Promise<Live | undefined>;
  /** For a host that imports by the id alone; `given` are the arguments that it was told. */
  import(id: string, given: Properties, call: Call): Promise<Live>;
  delete(state: State, call: Call): Promise<void>;
}

/**
 * The life of one resource, whichever host calls: Pulumi's host of dynamic providers or our own plugin. Each method is one paragraph.
 * Properties are the resource's own, without what a host adds to them.
 */
export function handlersOf({ name, definition: load }: Registered, readStack: ReadStack): Handlers {
  let made: Holding | undefined;
  const holdingOf = (definition: ResourceDefinition) => (made ??= new Holding(definition, readStack));

  /** What is thrown is for people. `sources` hold the values that must not be shown. */
  async function guarded<T>(
    method: string,
    call: Call,
    sources: readonly Properties[],
    work: (definition: ResourceDefinition, hide: Hide) => Promise<T>,
  ): Promise<T> {
    let hide: Hide = (text) => text;
    try {
      const definition = await load();
      hide = hiderOf(definition, call.marked, sources);
      return await work(definition, hide);
    } catch (error) {
      throw await shown(error, `${method} of ${name}`, call, sources.at(-1)!, hide);
    }
  }

  return {
    check: (news, olds, call) =>
      guarded("check", call, [news], async (definition, hide) => {
        programRuns();
        const config = configuration();
        const marked = secretArguments(definition, call.marked);
        const { inputs, failures: found, warnings } = checkInputs(definition, news, marked, hide, olds, config);
        const failures = found.map(fit);
        if (failures.some(({ property }) => property === "instance")) return { inputs, failures };
        const others = holdingOf(definition).announced(call, inputs);
        const all = [...failures, ...others, ...(await checkConnection(config, inputs["instance"]))];
        if (all.length === 0) warn(definition, [...warnings, ...(definition.warnings?.(inputs, marked) ?? [])], call);
        return { inputs, failures: all };
      }),

    diff: (olds, news, call) =>
      guarded("diff", call, [olds, news], async (definition) => {
        const outputs = upgraded(definition, olds);
        holdingOf(definition).exists(call, outputs);
        const moved = await movedAddress(outputs, news);
        if (moved !== undefined) new Report(call.subject ?? name, undefined, call.print).tell(moved);
        return difference(definition, outputs, news);
      }),

    create: (inputs, call) =>
      guarded("create", call, [inputs], (definition, hide) =>
        reconcile(definition, holdingOf(definition), inputs, undefined, call, hide),
      ),

    update: ({ id, outputs }, inputs, call) =>
      guarded("update", call, [outputs, inputs], (definition, hide) => {
        const state = { id, outputs: upgraded(definition, outputs) };
        return reconcile(definition, holdingOf(definition), inputs, state, call, hide);
      }),

    read: ({ id, outputs: kept }, call) =>
      guarded("read", call, [kept], async (definition, hide) => {
        const outputs = upgraded(definition, kept);
        const context = await contextOf(definition, inputsOf(outputs), { id, outputs }, call, hide);
        const state = await inSameInstance(context, definition.onOtherDatabase);
        const live = await (await definition.reconciler()).find({ ...context, state });
        if (live === undefined) return undefined;
        const inputs = { ...inputsOf(outputs), ...live.inputs };
        const found = complete(definition, inputs, live, await aboutOf(context));
        return { id: live.id, inputs: toPlain(inputs), outputs: found };
      }),

    import: (id, given, call) =>
      guarded("import", call, [given], async (definition, hide) => {
        const context = await contextOf(definition, given, { id, outputs: given }, call, hide);
        const live = await (await definition.importer())(context);
        const found = complete(definition, live.inputs, live, await aboutOf(context));
        return { id: live.id, inputs: toPlain(live.inputs), outputs: found };
      }),

    delete: ({ id, outputs: kept }, call) =>
      guarded("delete", call, [kept], async (definition, hide) => {
        const outputs = upgraded(definition, kept);
        const holding = holdingOf(definition);
        const report = new Report(call.subject ?? name, undefined, call.print);
        const stays = holding.keptInService({ id, outputs }, call);
        if (stays !== undefined) return report.tell(stays);
        const given = await holding.givenBackOnce({ id, outputs }, call, async () => {
          const context = await contextOf(definition, inputsOf(outputs), { id, outputs }, call, hide);
          await (await definition.reconciler()).release(context);
        });
        if (given !== undefined) report.tell(given);
      }),
  };
}

/** An error as people see it, with the settings of the instance that it is about. */
async function shown(
  error: unknown,
  during: string,
  { subject, marked }: Call,
  { instance }: Properties,
  hide: Hide,
): Promise<Error> {
  const { forInstance } = await import("../config/for-instance.js");
  const named: Hide = marked.includes("instance") ? hide : (text) => forInstance(hide(text), instance);
  const more = (known: AdobeCampaignError) => aboutConfiguration(known, configuration());
  return toPulumiError(error, during, subject, { hide: named, more });
}

/** Pulumi has no warnings of a check, so they are printed. */
function warn({ name }: ResourceDefinition, warnings: readonly string[], { subject = name, print }: Call): void {
  const report = new Report(subject, undefined, print);
  for (const warning of warnings) report.tell(`warning: ${warning}`);
}

/** create and update: the same walk. If something may have been written when a step fails, Pulumi is told how far it came. */
async function reconcile(
  definition: ResourceDefinition,
  holding: Holding,
  inputs: Properties,
  state: State | undefined,
  call: Call,
  hide: Hide,
): Promise<Described> {
  programRuns();
  const reconciler = await definition.reconciler();
  const opened = await contextOf(definition, inputs, state, call, hide);
  let context: Context<Properties> = { ...opened, state: await inSameInstance(opened, definition.onOtherDatabase) };
  // Before anything is written, since afterwards the instance may be out of reach.
  const about = await aboutOf(context);
  const finish = (described: Described): Described => ({
    id: described.id,
    outputs: complete(definition, inputs, described, about),
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
    throw toPartialFailure(await shown(error, definition.name, call, inputs, hide), kept);
  }
}

async function contextOf<S extends State | undefined>(
  { name }: ResourceDefinition,
  inputs: Properties,
  state: S,
  { registration, subject = name, print }: Call,
  hide: Hide,
): Promise<Context<Properties> & { readonly state: S }> {
  const instance = await connectTo(inputs);
  const report = new Report(subject, hide, print);
  return { instance, inputs, state, config: configuration(), report, registration };
}

function connectTo({ instance }: Properties): Promise<CampaignInstance> {
  return connect(typeof instance === "string" ? instance : undefined);
}

/** A reason may quote another stack's values. */
function fit({ property, reason }: CheckFailure): CheckFailure {
  return { property, reason: visible(reason) };
}
