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

/**
 * The methods of one resource's provider, as the engine calls them. `__provider` is added on the way in, as a program does; on the
 * way out it must be there, and is left out.
 */
export class HostedResource {
  constructor(
    private readonly client: ResourceProviderClient,
    readonly provider: string,
    private readonly messages: string[],
  ) {}

  async check(news: Properties, olds: Properties = {}): Promise<{ inputs: Properties; failures: Failure[] }> {
    const request = new CheckRequest();
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
    request.setId(id);
    request.setOlds(this.#with(olds));
    request.setNews(this.#with(news));
    const response = await this.#call<DiffResponse>((reply) => this.client.diff(request, reply));
    return {
      changes: (["unknown", "none", "some"] as const)[response.getChanges()],
      replaces: response.getReplacesList(),
      deleteBeforeReplace: response.getDeletebeforereplace(),
    };
  }

  async create(inputs: Properties): Promise<State> {
    const request = new CreateRequest();
    request.setProperties(this.#with(inputs));
    const response = await this.#call<CreateResponse>((reply) => this.client.create(request, reply));
    return { id: response.getId(), inputs, outputs: this.#without(response.getProperties()) };
  }

  /** `undefined`: gone. */
  async read(id: string, outputs: Properties): Promise<State | undefined> {
    const request = new ReadRequest();
    request.setId(id);
    request.setProperties(this.#with(outputs));
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
    request.setId(id);
    request.setOlds(this.#with(olds));
    request.setNews(this.#with(news));
    const response = await this.#call<UpdateResponse>((reply) => this.client.update(request, reply));
    return { id, inputs: news, outputs: this.#without(response.getProperties()) };
  }

  async delete(id: string, outputs: Properties): Promise<void> {
    const request = new DeleteRequest();
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
        if (error.partial !== undefined) this.#drop(error.partial.outputs);
      }
      throw error;
    }
  }

  #with(properties: Properties): Struct {
    return toStruct({ ...properties, __provider: this.provider });
  }

  #without(struct: Struct | undefined): Properties {
    return this.#drop(fromStruct(struct));
  }

  /** Without the text, a later call on this state would find no code. */
  #drop(properties: Properties): Properties {
    if (properties["__provider"] !== this.provider) throw new Error("the text __provider is missing or another");
    delete properties["__provider"];
    return properties;
  }
}
