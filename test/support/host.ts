/**
 * Pulumi's own host of dynamic providers, as the engine runs it, driven without an engine.
 *
 *     const host = await Host.start();
 *     await host.configure({ "adobe-campaign:url": emulator.url, … });
 *     const { inputs, failures } = await host.account.check({ tenant: "acme" });
 *     await host.stop();
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, realpathSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { ConfigureRequest } from "@pulumi/pulumi/proto/provider_pb";
import { root } from "../../tools/paths.mts";
import { compileCache } from "./compile-cache.ts";
import { HostedResource } from "./host-resource.ts";
import { call, type Properties, toStruct } from "./host-wire.ts";
import { createProject } from "./pulumi-project.ts";

/** Frozen: what the states of every user hold. The golden tests compare the classes with these. */
export const frozen = {
  account: {
    type: "pulumi-nodejs:dynamic/adobe-campaign:ImsExternalAccount",
    provider: 'exports.handler=()=>require("pulumi-adobe-campaign/dynamic").imsExternalAccount;',
  },
  group: {
    type: "pulumi-nodejs:dynamic/adobe-campaign:SecurityGroup",
    provider: 'exports.handler=()=>require("pulumi-adobe-campaign/dynamic").securityGroup;',
  },
  package: {
    type: "pulumi-nodejs:dynamic/adobe-campaign:IntegrationPackage",
    provider: 'exports.handler=()=>require("pulumi-adobe-campaign/dynamic").integrationPackage;',
  },
} as const;

const program = join(root, "node_modules", "@pulumi", "pulumi", "cmd", "dynamic-provider");

export class Host {
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #client: ResourceProviderClient;
  /** Everything that was printed, and the text of every error and failed check: none may hold a secret. */
  readonly said: { stdout: string; stderr: string; messages: string[] };
  readonly account: HostedResource;
  readonly package: HostedResource;
  readonly group: HostedResource;

  private constructor(child: ChildProcess, folder: string, port: string, said: Host["said"]) {
    this.#process = child;
    this.#folder = folder;
    this.said = said;
    this.#client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
    this.account = this.resource(frozen.account.provider);
    this.package = this.resource(frozen.package.provider);
    this.group = this.resource(frozen.group.provider);
  }

  /** Starts the host in the folder of a project that has this package installed. */
  static async start({ env = {} }: { env?: Record<string, string> } = {}): Promise<Host> {
    if (!existsSync(join(root, "dist", "dynamic.js")))
      throw new Error("dist/ is missing, and the host runs what is built: run `npm run build` first");
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "adobe-campaign-host-")));
    createProject(folder, "host-test", { "index.js": "" });
    const child = spawn(process.execPath, [program, "127.0.0.1:1"], {
      cwd: folder,
      env: {
        ...compileCache,
        ...{ PATH: process.env["PATH"], PULUMI_NODEJS_PROJECT: "host-test", PULUMI_NODEJS_STACK: "test" },
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    // Also when the tests are interrupted.
    process.once("exit", () => child.kill());
    const said: Host["said"] = { stdout: "", stderr: "", messages: [] };
    for (const stream of ["stdout", "stderr"] as const)
      child[stream].setEncoding("utf8").on("data", (text: string) => (said[stream] += text));
    return new Host(child, folder, await firstLine(child, said), said);
  }

  /** As the engine does once, before any other call. */
  async configure(config: Properties): Promise<void> {
    const request = new ConfigureRequest();
    request.setArgs(toStruct(config));
    await call((reply) => this.#client.configure(request, reply));
  }

  /** A resource whose state holds this text. */
  resource(provider: string): HostedResource {
    return new HostedResource(this.#client, provider, this.said.messages);
  }

  async stop(): Promise<void> {
    this.#client.close();
    const ended = new Promise((resolve) => this.#process.once("close", resolve));
    if (this.#process.kill()) await ended;
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The first line is the port. */
function firstLine(child: ChildProcess, said: Host["said"]): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout!.on("data", () => said.stdout.includes("\n") && resolve(said.stdout.split("\n")[0]!));
    child.once("error", reject);
    child.once("close", (code) =>
      reject(new Error(`the host ended with ${code} before it was ready:\n${said.stderr}`)),
    );
  });
}
