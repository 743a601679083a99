import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import plugin from "@pulumi/pulumi/proto/plugin_pb";
import service from "@pulumi/pulumi/proto/provider_grpc_pb";
import provider, {
  type CheckRequest,
  type CheckResponse,
  type ConfigureRequest,
  type ConfigureResponse,
  type GetSchemaRequest,
  type GetSchemaResponse,
  type ProviderHandshakeRequest,
  type ProviderHandshakeResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import empty, { type Empty } from "google-protobuf/google/protobuf/empty_pb";

import { closeAll, configure } from "../lifecycle/connections";
import { version } from "../version";
import { Calls } from "./calls";
import { Components } from "./components";
import { EngineLog } from "./engine-log";
import { toStatus } from "./failures";
import { invoke } from "./invoke";
import { ResourceMethods, toFailure } from "./resource-methods";
import { checkSettings, configSource, secretSettings } from "./settings";
import { partsOf } from "./urn";
import { receive, send } from "./wire";

/** Larger than what Pulumi's own plugins allow, as the engine does. Bytes. */
const LARGEST_MESSAGE = 400 * 1024 * 1024;

/** The plugin: one process of the engine, for one provider object. What is left out of the service is answered with UNIMPLEMENTED. */
export class NativePlugin {
  readonly #log = new EngineLog();
  readonly #calls = new Calls();
  readonly #components: Components;
  readonly #resources = new ResourceMethods(this.#log);

  constructor(
    private engineAddress: string,
    private readonly schema: () => Promise<string>,
  ) {
    this.#attach(engineAddress);
    this.#components = new Components(() => this.engineAddress);
  }

  /** Resolves with the port. */
  listen(): Promise<number> {
    const size = {
      "grpc.max_receive_message_length": LARGEST_MESSAGE,
      "grpc.max_send_message_length": LARGEST_MESSAGE,
    };
    const server = new Server(size);
    server.addService(service.ResourceProviderService, this.#service());
    return new Promise((resolve, reject) => {
      server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) =>
        error === null ? resolve(port) : reject(error),
      );
    });
  }

  #service(): UntypedServiceImplementation {
    const method = <Request, Response>(name: string, work: (request: Request) => Promise<Response>) =>
      this.#calls.unary(work, (error) => toStatus(error, name));
    const resources = this.#resources;
    return {
      handshake: method("handshake", (request: ProviderHandshakeRequest) => this.#handshake(request)),
      attach: method("attach", (request: InstanceType<typeof plugin.PluginAttach>) => {
        this.#attach(request.getAddress());
        return Promise.resolve(new empty.Empty());
      }),
      getPluginInfo: method("getPluginInfo", () => {
        const info = new plugin.PluginInfo();
        info.setVersion(version);
        return Promise.resolve(info);
      }),
      getSchema: method("getSchema", (request: GetSchemaRequest) => this.#getSchema(request)),
      checkConfig: method("checkConfig", (request: CheckRequest) => Promise.resolve(checkConfig(request))),
      configure: method("configure", (request: ConfigureRequest) => Promise.resolve(configured(request))),
      check: method("check", resources.check.bind(resources)),
      diff: method("diff", resources.diff.bind(resources)),
      create: method("create", resources.create.bind(resources)),
      read: method("read", resources.read.bind(resources)),
      update: method("update", resources.update.bind(resources)),
      delete: method("delete", resources.delete.bind(resources)),
      invoke: method("invoke", invoke),
      construct: method("construct", this.#components.construct.bind(this.#components)),
      cancel: ((_call: unknown, answer: (error: null, response: Empty) => void) =>
        void this.#cancel().then((response) => answer(null, response))) as never,
    };
  }

  #attach(address: string): void {
    this.engineAddress = address;
    if (address !== "") this.#log.connect(address);
  }

  /** Secrets are understood; resources and outputs as values are not wanted, so that the engine sends neither. */
  #handshake(request: ProviderHandshakeRequest): Promise<ProviderHandshakeResponse> {
    this.#attach(request.getEngineAddress());
    const response = new provider.ProviderHandshakeResponse();
    response.setAcceptSecrets(true);
    return Promise.resolve(response);
  }

  async #getSchema(request: GetSchemaRequest): Promise<GetSchemaResponse> {
    if (request.getVersion() !== 0) throw new Error(`there is no schema of version ${request.getVersion()}`);
    const response = new provider.GetSchemaResponse();
    response.setSchema(await this.schema());
    return response;
  }

  /**
   * The engine calls it before it ends the plugin, and when somebody presses Ctrl+C, which may be in the middle of a write. That one ends
   * and is looked at; then the engine calls again.
   */
  async #cancel(): Promise<Empty> {
    if (!this.#calls.running) {
      this.#components.stop();
      await closeAll();
    }
    await this.#log.flush();
    return new empty.Empty();
  }
}

/** What the program says, with everything that the engine added: what is not returned is not in the state. */
function checkConfig(request: CheckRequest): CheckResponse {
  const { properties, secrets } = receive(request.getNews());
  const response = new provider.CheckResponse();
  response.setInputs(send(properties, [...secretSettings, ...secrets]));
  response.setFailuresList(checkSettings(partsOf(request.getUrn()).name, properties).map(toFailure));
  return response;
}

/** For an engine that has not called `handshake`, the answer says what that one's does. */
function configured(request: ConfigureRequest): ConfigureResponse {
  configure(configSource(receive(request.getArgs()).properties));
  const response = new provider.ConfigureResponse();
  response.setAcceptsecrets(true);
  response.setSupportspreview(true);
  return response;
}
