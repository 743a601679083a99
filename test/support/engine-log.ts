import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

/** The part of an engine that takes lines of plugins. */
export class EngineLogServer {
  readonly lines: { urn: string; message: string }[] = [];
  address = "";
  readonly #server = new Server();

  static async start(): Promise<EngineLogServer> {
    const engine = new EngineLogServer();
    const service: UntypedServiceImplementation = {
      log: (call: { request: LogRequest }, answer: (error: null, response: Empty) => void) => {
        engine.lines.push({ urn: call.request.getUrn(), message: call.request.getMessage() });
        answer(null, new Empty());
      },
    };
    engine.#server.addService(EngineService, service);
    const port = await new Promise<number>((resolve, reject) => {
      engine.#server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      );
    });
    engine.address = `127.0.0.1:${port}`;
    return engine;
  }

  stop(): void {
    this.#server.forceShutdown();
  }
}
