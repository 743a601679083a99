import provider, {
  type CheckRequest,
  type CheckResponse,
  type CreateRequest,
  type CreateResponse,
  type DeleteRequest,
  type DiffRequest,
  type DiffResponse,
  type ReadRequest,
  type ReadResponse,
  type UpdateRequest,
  type UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import empty, { type Empty } from "google-protobuf/google/protobuf/empty_pb";

import { UnknownResourceTypeError } from "../errors/unknown-resource-type-error";
import { argumentsIn, readBookkeeping } from "../lifecycle/bookkeeping";
import type { CheckFailure, Properties } from "../lifecycle/definition";
import type { Call } from "../lifecycle/handlers";
import { version } from "../version";
import { withoutNulls } from "./absent";
import { detailedDiff } from "./detailed-diff";
import type { EngineLog } from "./engine-log";
import { CallFailed } from "./failures";
import { previewOfCreate, previewOfUpdate } from "./preview";
import { type NativeResource, resources } from "./resources";
import { partsOf } from "./urn";
import { type Received, receive, send } from "./wire";

/** Of a request: which resource it is about. */
interface Addressed {
  getUrn(): string;
}

/** The methods of the service that are about one resource: what comes over the wire for the handlers, and their answers for the wire. */
export class ResourceMethods {
  constructor(private readonly log: EngineLog) {}

  async check(request: CheckRequest): Promise<CheckResponse> {
    const { handlers, ...resource } = resourceOf(request);
    const news = receive(request.getNews());
    const olds = argumentsIn(receive(request.getOlds()).properties);
    const given = withStack(withoutNulls(argumentsIn(news.properties)), partsOf(request.getUrn()).stack);
    const { inputs, failures } = await this.#told(handlers.check(given, olds, this.#call(request, resource, news)));
    const response = new provider.CheckResponse();
    response.setInputs(send(inputs, secretsOf(resource, news)));
    response.setFailuresList(failures.map(toFailure));
    return response;
  }

  async diff(request: DiffRequest): Promise<DiffResponse> {
    const { handlers, ...resource } = resourceOf(request);
    const [old, given] = [receive(request.getOlds()), receive(request.getNews())];
    const [olds, news] = [argumentsIn(old.properties), argumentsIn(given.properties)];
    return detailedDiff(await handlers.diff(olds, news, this.#call(request, resource, given, old)), olds, news);
  }

  async create(request: CreateRequest): Promise<CreateResponse> {
    const { handlers, ...resource } = resourceOf(request);
    const given = receive(request.getProperties());
    const inputs = argumentsIn(given.properties);
    const secrets = secretsOf(resource, given);
    const response = new provider.CreateResponse();
    if (request.getPreview()) {
      response.setProperties(send(previewOfCreate(resource, inputs), secrets));
      return response;
    }
    const { id, outputs } = await this.#told(handlers.create(inputs, this.#call(request, resource, given)), secrets);
    response.setId(id);
    response.setProperties(send(outputs, secrets));
    return response;
  }

  async update(request: UpdateRequest): Promise<UpdateResponse> {
    const { handlers, ...resource } = resourceOf(request);
    const [old, given] = [receive(request.getOlds()), receive(request.getNews())];
    const [olds, inputs] = [argumentsIn(old.properties), argumentsIn(given.properties)];
    const secrets = secretsOf(resource, given);
    const response = new provider.UpdateResponse();
    if (request.getPreview()) {
      response.setProperties(send(previewOfUpdate(resource, olds, inputs), secrets));
      return response;
    }
    const state = { id: request.getId(), outputs: olds };
    const { outputs } = await this.#told(
      handlers.update(state, inputs, this.#call(request, resource, given, old)),
      secrets,
    );
    response.setProperties(send({ ...outputs, ...ofDynamicHost(old) }, secrets));
    return response;
  }

  /** Only an import comes with nothing but an id; a refresh and a `.get()` say at least which arguments there are. */
  async read(request: ReadRequest): Promise<ReadResponse> {
    const { handlers, ...resource } = resourceOf(request);
    const kept = receive(request.getProperties());
    const inputs = receive(request.getInputs());
    const given = { properties: kept.properties, secrets: new Set([...kept.secrets, ...inputs.secrets]) };
    const outputs = argumentsIn(kept.properties);
    const call = this.#call(request, resource, given);
    const id = request.getId();
    const isImport = !request.hasInputs() && readBookkeeping(outputs) === undefined;
    const live = await this.#told(isImport ? handlers.import(id, outputs, call) : handlers.read({ id, outputs }, call));
    const response = new provider.ReadResponse();
    if (live === undefined) return response;
    response.setId(live.id);
    response.setInputs(send(live.inputs, secretsOf(resource, given)));
    response.setProperties(send({ ...live.outputs, ...ofDynamicHost(kept) }, secretsOf(resource, given)));
    return response;
  }

  async delete(request: DeleteRequest): Promise<Empty> {
    const { handlers, ...resource } = resourceOf(request);
    const given = receive(request.getProperties());
    const state = { id: request.getId(), outputs: argumentsIn(given.properties) };
    await this.#told(handlers.delete(state, this.#call(request, resource, given)));
    return new empty.Empty();
  }

  /** `earlier` is what the state has: its secrets are shown in no message either. */
  #call(
    request: Addressed,
    { secrets: always }: Pick<NativeResource, "secrets">,
    now: Received,
    earlier?: Received,
  ): Call {
    const urn = request.getUrn();
    // An engine names every resource; without a name nobody can be said to hold anything.
    const named = partsOf(urn).name === "" ? {} : { urn };
    const others = (received?: Received) =>
      [...(received?.secrets ?? [])].filter((name) => !always.includes(name)).sort();
    const secrets = others(now);
    return {
      registration: secrets.length === 0 ? named : { ...named, secrets },
      marked: [...secrets, ...others(earlier)],
      print: (line) => this.log.tell(urn, line),
    };
  }

  /** The lines of a call are shown before its end is. What a partial failure has written holds secrets too. */
  async #told<T>(work: Promise<T>, secrets: readonly string[] = []): Promise<T> {
    try {
      return await work;
    } catch (error) {
      throw new CallFailed(error, secrets);
    } finally {
      await this.log.flush();
    }
  }
}

function resourceOf(request: Addressed): NativeResource {
  const { type } = partsOf(request.getUrn());
  const resource = resources.get(type);
  if (resource === undefined) throw new UnknownResourceTypeError(type, version);
  return resource;
}

/** Names of the properties to mark: what always is a secret, and what the program marked. */
function secretsOf({ secrets }: Pick<NativeResource, "secrets">, received: Received): string[] {
  return [...secrets, ...received.secrets];
}

/** Messages of a promotion name the stack that it goes to. */
function withStack(inputs: Properties, stack: string): Properties {
  const { promotedFrom } = inputs;
  if (typeof promotedFrom !== "object" || promotedFrom === null || Array.isArray(promotedFrom)) return inputs;
  return { ...inputs, promotedFrom: { ...promotedFrom, into: stack } };
}

/** What the host of dynamic providers needs of a state, so that a program can go back to it. */
function ofDynamicHost({ properties }: Received): Properties {
  return "__provider" in properties ? { __provider: properties["__provider"] } : {};
}

export function toFailure({ property, reason }: CheckFailure) {
  const failure = new provider.CheckFailure();
  failure.setProperty(property);
  failure.setReason(reason);
  return failure;
}
