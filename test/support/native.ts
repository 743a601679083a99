/** Calls of the plugin that only it has, and requests as the engine makes them, in the wire's own words. */
import type { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
  CheckRequest,
  type CheckResponse,
  CreateRequest,
  type CreateResponse,
  DiffRequest,
  type DiffResponse,
  InvokeRequest,
  type InvokeResponse,
  PropertyDiff,
  UpdateRequest,
  type UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

import { call, fromStruct, type Properties, toStruct } from "./host-wire.ts";

export const urnOf = (type: string, name = type.split(":").at(-1)!): string =>
  `urn:pulumi:stage::host-test::${type}::${name}`;

/** Without a name, as in host-kinds.ts. */
export const ACCOUNT = urnOf("adobe-campaign:index:ImsExternalAccount", "");

/** The plugin without any dialect: what is sent and what comes back is what is on the wire. */
export class RawPlugin {
  constructor(readonly client: ResourceProviderClient) {}

  async check(news: Properties, urn = ACCOUNT, method: "check" | "checkConfig" = "check") {
    const request = new CheckRequest();
    request.setUrn(urn);
    request.setNews(toStruct(news));
    const response = await call<CheckResponse>((reply) => this.client[method](request, reply));
    const failures = response.getFailuresList().map((each) => [each.getProperty(), each.getReason()]);
    return { inputs: fromStruct(response.getInputs()), failures };
  }

  async diff(olds: Properties, news: Properties) {
    const request = new DiffRequest();
    request.setUrn(ACCOUNT);
    request.setId("Adobe_Marketing_Cloud");
    request.setOlds(toStruct(olds));
    request.setNews(toStruct(news));
    const response = await call<DiffResponse>((reply) => this.client.diff(request, reply));
    const kinds = Object.entries(PropertyDiff.Kind);
    const nameOf = (kind: number) => kinds.find(([, value]) => value === kind)![0];
    return {
      replaces: response.getReplacesList(),
      deleteBeforeReplace: response.getDeletebeforereplace(),
      detailed: Object.fromEntries(
        [...response.getDetaileddiffMap().entries()].map(([name, each]) => [name, nameOf(each.getKind())]),
      ),
    };
  }

  async previewCreate(inputs: Properties) {
    const request = new CreateRequest();
    request.setUrn(ACCOUNT);
    request.setPreview(true);
    request.setProperties(toStruct(inputs));
    const response = await call<CreateResponse>((reply) => this.client.create(request, reply));
    return { id: response.getId(), outputs: fromStruct(response.getProperties()) };
  }

  async previewUpdate(olds: Properties, news: Properties) {
    const request = new UpdateRequest();
    request.setUrn(ACCOUNT);
    request.setPreview(true);
    request.setId("Adobe_Marketing_Cloud");
    request.setOlds(toStruct(olds));
    request.setNews(toStruct(news));
    return fromStruct((await call<UpdateResponse>((reply) => this.client.update(request, reply))).getProperties());
  }

  async invoke(name: string, args: Properties) {
    const request = new InvokeRequest();
    request.setTok(`adobe-campaign:index:${name}`);
    request.setArgs(toStruct(args));
    const response = await call<InvokeResponse>((reply) => this.client.invoke(request, reply));
    const failures = response.getFailuresList().map((each) => [each.getProperty(), each.getReason()]);
    return { result: fromStruct(response.getReturn()), failures };
  }

  cancel(): Promise<Empty> {
    return call((reply) => this.client.cancel(new Empty(), reply));
  }
}
