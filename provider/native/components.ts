import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

import { credentials, type ServiceError } from "@grpc/grpc-js";
import service, { type ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { ConstructRequest, ConstructResponse } from "@pulumi/pulumi/proto/provider_pb";

import { removeNulls } from "./absent";

/** What a component ended with, in a message for people. */
export class ComponentFailed extends Error {}

/**
 * Components are programs: they register resources, for which Pulumi's whole SDK is needed. So they run in a process of their own, which
 * is started when the first one is constructed.
 */
export class Components {
  #host: Promise<ResourceProviderClient> | undefined;
  #child: ChildProcess | undefined;

  constructor(private readonly engineAddress: () => string) {}

  async construct(request: ConstructRequest): Promise<ConstructResponse> {
    removeNulls(request.getInputs());
    const host = await (this.#host ??= this.#start());
    return new Promise((resolve, reject) => {
      host.construct(request, (error, response) => (error === null ? resolve(response) : reject(ofComponent(error))));
    });
  }

  stop(): void {
    this.#child?.kill();
  }

  async #start(): Promise<ResourceProviderClient> {
    const program = join(__dirname, "component-host.js");
    const child = spawn(process.execPath, [program, this.engineAddress()], { stdio: ["ignore", "pipe", "inherit"] });
    this.#child = child;
    process.once("exit", () => child.kill());
    const port = await firstLine(child);
    return new service.ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  }
}

/** What the process for components says in our words is passed on; of anything else, as ever, only the kind. */
function ofComponent(error: ServiceError): Error {
  return /^ACC\d{4}: /.test(error.details) ? new ComponentFailed(error.details) : error;
}

/** The first line is the port. */
function firstLine(child: ChildProcess): Promise<string> {
  let printed = "";
  return new Promise((resolve, reject) => {
    child.stdout!.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      if (printed.includes("\n")) resolve(printed.split("\n")[0]!);
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error("the process for components ended before it was ready")));
  });
}
