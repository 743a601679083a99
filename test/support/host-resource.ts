import type { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
  CheckRequest,
  type CheckResponse,
  CreateRequest,
  type CreateResponse,
  DeleteRequest,
  DiffRequest,
  type DiffResponse,
  ReadRequest,
  type ReadResponse,
  UpdateRequest,
  type UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Dialect } from "./host-kinds.ts";
import { call, fromStruct, HostError, type Properties, toStruct } from "./host-wire.ts";

export interface Failure {
  property: string;
  reason: string;
}

/** What Pulumi's state keeps of a resource. */
export interface State {
  id: string;
  inputs: Properties;
  outputs: Properties;
}

export interface Difference {
  changes: "unknown" | "none" | "some";
  replaces: string[];
  deleteBeforeReplace: boolean;
}

/** The methods of one resource, as the engine calls them: in the dialect of the host, which the tests do not see. */
export class HostedResource {
  constructor(
    private readonly client: ResourceProviderClient,
    private readonly dialect: Dialect,
    private readonly messages: string[],
  ) {}

  async check(news: Properties, olds: Properties = {}): Promise<{ inputs: Properties; failures: Failure[] }> {
    const request = new CheckRequest();
    request.setUrn(this.dialect.urn);
    request.setOlds(this.#with(olds));
    request.setNews(this.#with(news));
    const response = await this.#call<CheckResponse>((reply) => this.client.check(request, reply));
    const failures = response
      .getFailuresList()
      .map((each) => ({ property: each.getProperty(), reason: each.getReason() }));
    this.messages.push(...failures.map(({ property, reason }) => `${property}: ${reason}`));
    return { inputs: this.#without(response.getInputs()), failures };
  }

  async diff(id: string, olds: Properties, news: Properties): Promise<Difference> {
    const request = new DiffRequest();
    request.setUrn(this.dialect.urn);
    request.setId(id);
    request.setOlds(this.#with(olds));
    request.setNews(this.#with(news));
    const response = await this.#call<DiffResponse>((reply) => this.client.diff(request, reply));
    return {
      // The property diff is ours or the engine's, which is the same to who looks at it.
      changes: response.getHasdetaileddiff() ? detailed(response) : changesOf[response.getChanges()],
      replaces: response.getReplacesList(),
      deleteBeforeReplace: response.getDeletebeforereplace(),
    };
  }

  async create(inputs: Properties): Promise<State> {
    const request = new CreateRequest();
    request.setUrn(this.dialect.urn);
    request.setProperties(this.#with(inputs));
    const response = await this.#call<CreateResponse>((reply) => this.client.create(request, reply));
    return { id: response.getId(), inputs, outputs: this.#without(response.getProperties()) };
  }

  /** For a refresh, or for a `.get()` with the arguments. `undefined`: gone. */
  read(id: string, outputs: Properties): Promise<State | undefined> {
    const request = new ReadRequest();
    request.setInputs(this.#with(outputs));
    request.setProperties(this.#with(outputs));
    return this.#read(request, id);
  }

  /** For `pulumi import`, where nothing is known but the id. */
  import(id: string): Promise<State | undefined> {
    return this.#read(new ReadRequest(), id);
  }

  async #read(request: ReadRequest, id: string): Promise<State | undefined> {
    request.setUrn(this.dialect.urn);
    request.setId(id);
    const response = await this.#call<ReadResponse>((reply) => this.client.read(request, reply));
    if (response.getId() === "") return undefined;
    return {
      id: response.getId(),
      inputs: this.#without(response.getInputs()),
      outputs: this.#without(response.getProperties()),
    };
  }

  async update(id: string, olds: Properties, news: Properties): Promise<State> {
    const request = new UpdateRequest();
    request.setUrn(this.dialect.urn);
    request.setId(id);
    request.setOlds(this.#with(olds));
    request.setNews(this.#with(news));
    const response = await this.#call<UpdateResponse>((reply) => this.client.update(request, reply));
    return { id, inputs: news, outputs: this.#without(response.getProperties()) };
  }

  async delete(id: string, outputs: Properties): Promise<void> {
    const request = new DeleteRequest();
    request.setUrn(this.dialect.urn);
    request.setId(id);
    request.setProperties(this.#with(outputs));
    await this.#call((reply) => this.client.delete(request, reply));
  }

  async #call<T>(send: Parameters<typeof call<T>>[0]): Promise<T> {
    try {
      return await call(send);
    } catch (error) {
      if (error instanceof HostError) {
        this.messages.push(error.message, ...(error.partial?.reasons ?? []));
        if (error.partial !== undefined) error.partial.outputs = this.dialect.from(error.partial.outputs);
      }
      throw error;
    }
  }

  #with(properties: Properties): Struct {
    return toStruct(this.dialect.to(properties));
  }

  #without(struct: Struct | undefined): Properties {
    return this.dialect.from(fromStruct(struct));
  }
}

const changesOf = ["unknown", "none", "some"] as const;

function detailed(response: DiffResponse): Difference["changes"] {
  const changes = changesOf[response.getChanges()];
  const names = [...response.getDetaileddiffMap().keys()];
  if (names.length > 0 !== (changes === "some"))
    throw new Error(`${changes} has changed, and so have: ${names.join()}`);
  return changes === "some" ? "unknown" : changes;
}
