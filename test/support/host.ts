/**
 * A host of the handlers, as the engine runs it, driven without an engine: Pulumi's own host of dynamic providers, or our plugin.
 *
 *     const host = await Host.start();
 *     await host.configure({ "adobe-campaign:url": emulator.url, … });
 *     const { inputs, failures } = await host.account.check({ tenant: "acme" });
 *     await host.stop();
 */
import { mkdtempSync, realpathSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { ConfigureRequest } from "@pulumi/pulumi/proto/provider_pb";
import { startHere } from "./host-here.ts";
import { assertBuilt, currentKind, type HostKind } from "./host-kinds.ts";
import { type RunningHost, startProcess } from "./host-process.ts";
import { HostedResource } from "./host-resource.ts";
import { call, type Properties, toStruct } from "./host-wire.ts";
import { createProject } from "./pulumi-project.ts";

/** Frozen: what the states of every user hold. The golden tests compare the classes with these. */
export const frozen = {
  account: {
    name: "ImsExternalAccount",
    type: "pulumi-nodejs:dynamic/adobe-campaign:ImsExternalAccount",
    provider: 'exports.handler=()=>require("pulumi-adobe-campaign/dynamic").imsExternalAccount;',
  },
  group: {
    name: "SecurityGroup",
    type: "pulumi-nodejs:dynamic/adobe-campaign:SecurityGroup",
    provider: 'exports.handler=()=>require("pulumi-adobe-campaign/dynamic").securityGroup;',
  },
  package: {
    name: "IntegrationPackage",
    type: "pulumi-nodejs:dynamic/adobe-campaign:IntegrationPackage",
    provider: 'exports.handler=()=>require("pulumi-adobe-campaign/dynamic").integrationPackage;',
  },
} as const;

export interface HostOptions {
  readonly env?: Record<string, string> | undefined;
  readonly kind?: HostKind;
  /** Where an engine listens; nobody does if omitted. */
  readonly engine?: string;
}

export class Host {
  readonly #running: RunningHost;
  readonly #folder: string;
  readonly client: ResourceProviderClient;
  /** Everything that was printed, and the text of every error and failed check: none may hold a secret. */
  readonly said: { stdout: string; stderr: string; messages: string[] };
  readonly account: HostedResource;
  readonly package: HostedResource;
  readonly group: HostedResource;

  private constructor(
    readonly kind: HostKind,
    running: RunningHost,
    folder: string,
    said: Host["said"],
  ) {
    this.#running = running;
    this.#folder = folder;
    this.said = said;
    this.client = new ResourceProviderClient(`127.0.0.1:${running.port}`, credentials.createInsecure());
    this.account = this.resource(frozen.account);
    this.package = this.resource(frozen.package);
    this.group = this.resource(frozen.group);
  }

  /** Starts the host in the folder of a project that has this package installed. */
  static async start({ env = {}, kind = currentKind, engine = "127.0.0.1:1" }: HostOptions = {}): Promise<Host> {
    assertBuilt(kind);
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "adobe-campaign-host-")));
    createProject(folder, "host-test", { "index.js": "" });
    const said: Host["said"] = { stdout: "", stderr: "", messages: [] };
    const all = { PULUMI_NODEJS_PROJECT: "host-test", PULUMI_NODEJS_STACK: "test", ...env };
    const command = { program: kind.program, engine, folder, env: all };
    const start = process.env["TEST_HOST"] === "here" ? startHere : startProcess;
    const host = new Host(kind, await start(command, said), folder, said);
    await kind.greet(host.client, engine);
    return host;
  }

  /** As the engine does once, before any other call. */
  async configure(config: Properties): Promise<void> {
    const request = new ConfigureRequest();
    request.setArgs(toStruct(this.kind.config(config)));
    await call((reply) => this.client.configure(request, reply));
  }

  /** A resource whose state holds this text, or is of this type. */
  resource(resource: { readonly name: string; readonly provider: string }): HostedResource {
    return new HostedResource(this.client, this.kind.dialect(resource), this.said.messages);
  }

  /** Resolves when the process has ended by itself, or by a signal. */
  get ended(): Promise<void> {
    return this.#running.ended;
  }

  kill(signal: NodeJS.Signals): void {
    this.#running.kill(signal);
  }

  async stop(): Promise<void> {
    this.client.close();
    this.#running.kill("SIGTERM");
    await this.#running.ended;
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
