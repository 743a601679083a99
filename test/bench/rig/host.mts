import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

import grpc from "@grpc/grpc-js";
import services from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import messages from "@pulumi/pulumi/proto/provider_pb.js";
import structs from "google-protobuf/google/protobuf/struct_pb.js";

import { root } from "../../../tools/paths.mts";

export type Properties = Record<string, unknown>;

const script = join(root, "node_modules", "@pulumi", "pulumi", "cmd", "dynamic-provider", "index.js");

const plugin = join(root, "native", "pulumi-resource-adobe-campaign");

const toStruct = (properties: Properties) =>
  structs.Struct.fromJavaScript(properties as Record<string, structs.JavaScriptValue>);
const fromStruct = (struct: structs.Struct | undefined) => (struct?.toJavaScript() ?? {}) as Properties;

type Reply<T> = (error: grpc.ServiceError | null, value: T) => void;

const answer = <T,>(send: (reply: Reply<T>) => unknown): Promise<T> =>
  new Promise((resolve, reject) => send((error, value) => (error === null ? resolve(value) : reject(error))));

/** Which resource a call is about, for a host that knows resources by their URN. */
export interface Subject {
  readonly kind: keyof typeof types;
  /** In the program. */
  readonly name: string;
}

const types = { package: "IntegrationPackage", group: "SecurityGroup", account: "ImsExternalAccount" } as const;

const anAccount: Subject = { kind: "account", name: "account" };

/** Pulumi's process for dynamic providers, or our plugin, driven as the engine drives it. */
export class Host {
  readonly #child: ChildProcess;
  readonly #client: services.ResourceProviderClient;
  readonly #isPlugin: boolean;

  private constructor(child: ChildProcess, port: string, isPlugin: boolean) {
    this.#child = child;
    this.#isPlugin = isPlugin;
    this.#client = new services.ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  }

  /** Starts it in a project, and gives it the stack's configuration. */
  static start(project: string, config: Record<string, string>): Promise<Host> {
    return Host.#start(script, project, config);
  }

  /** Starts our own plugin in its place. */
  static startPlugin(project: string, config: Record<string, string>): Promise<Host> {
    const settings = Object.entries(config).map(([key, value]) => [key.replace("adobe-campaign:", ""), value]);
    return Host.#start(plugin, project, Object.fromEntries(settings) as Record<string, string>);
  }

  static async #start(program: string, project: string, config: Record<string, string>): Promise<Host> {
    const { PATH, HOME } = process.env;
    const child = spawn(process.execPath, [program, "127.0.0.1:1"], {
      cwd: project,
      env: { PATH, HOME, PULUMI_NODEJS_PROJECT: "bench", PULUMI_NODEJS_STACK: "bench", NO_PROXY: "127.0.0.1" },
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [port] = (await once(createInterface(child.stdout), "line")) as [string];
    const host = new Host(child, port, program === plugin);
    const request = new messages.ConfigureRequest();
    request.setArgs(toStruct(config));
    await answer<unknown>((reply) => host.#client.configure(request, reply));
    return host;
  }

  #urn({ kind, name }: Subject): string {
    return this.#isPlugin ? `urn:pulumi:bench::bench::adobe-campaign:index:${types[kind]}::${name}` : "";
  }

  async check(olds: Properties, news: Properties, subject = anAccount): Promise<Properties> {
    const request = new messages.CheckRequest();
    request.setUrn(this.#urn(subject));
    request.setOlds(toStruct(olds));
    request.setNews(toStruct(news));
    const reply = await answer<messages.CheckResponse>((done) => this.#client.check(request, done));
    const failures = reply.getFailuresList().map((failure) => `${failure.getProperty()}: ${failure.getReason()}`);
    if (failures.length > 0) throw new Error(failures.join("\n"));
    return fromStruct(reply.getInputs());
  }

  /** Whether there may be something to update. */
  async diff(id: string, olds: Properties, news: Properties, subject = anAccount): Promise<boolean> {
    const request = new messages.DiffRequest();
    request.setUrn(this.#urn(subject));
    request.setId(id);
    request.setOlds(toStruct(olds));
    request.setNews(toStruct(news));
    const reply = await answer<messages.DiffResponse>((done) => this.#client.diff(request, done));
    return reply.getChanges() !== messages.DiffResponse.DiffChanges.DIFF_NONE;
  }

  async create(inputs: Properties, subject = anAccount): Promise<{ id: string; outputs: Properties }> {
    const request = new messages.CreateRequest();
    request.setUrn(this.#urn(subject));
    request.setProperties(toStruct(inputs));
    const reply = await answer<messages.CreateResponse>((done) => this.#client.create(request, done));
    return { id: reply.getId(), outputs: fromStruct(reply.getProperties()) };
  }

  async read(
    id: string,
    { inputs, outputs }: { inputs: Properties; outputs: Properties },
    subject = anAccount,
  ): Promise<{ inputs: Properties; outputs: Properties }> {
    const request = new messages.ReadRequest();
    request.setUrn(this.#urn(subject));
    // Without them it would be an import.
    request.setInputs(toStruct(inputs));
    request.setId(id);
    request.setProperties(toStruct(outputs));
    const reply = await answer<messages.ReadResponse>((done) => this.#client.read(request, done));
    return { inputs: fromStruct(reply.getInputs()), outputs: fromStruct(reply.getProperties()) };
  }

  async update(id: string, olds: Properties, news: Properties, subject = anAccount): Promise<Properties> {
    const request = new messages.UpdateRequest();
    request.setUrn(this.#urn(subject));
    request.setId(id);
    request.setOlds(toStruct(olds));
    request.setNews(toStruct(news));
    return fromStruct(
      (await answer<messages.UpdateResponse>((done) => this.#client.update(request, done))).getProperties(),
    );
  }

  async delete(id: string, outputs: Properties, subject = anAccount): Promise<void> {
    const request = new messages.DeleteRequest();
    request.setUrn(this.#urn(subject));
    request.setId(id);
    request.setProperties(toStruct(outputs));
    await answer<unknown>((done) => this.#client.delete(request, done));
  }

  /** Milliseconds of CPU that it has used so far; `undefined` where the system does not say it finely enough. */
  cpu(): number | undefined {
    if (process.platform !== "linux") return undefined;
    const tasks = `/proc/${this.#child.pid}/task`;
    const nanoseconds = readdirSync(tasks).map((task) => parseInt(readFileSync(`${tasks}/${task}/schedstat`, "utf8")));
    return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
  }

  /** Resident memory in MB. */
  memory(): number {
    const pid = String(this.#child.pid);
    const kilobytes =
      process.platform === "linux"
        ? /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]
        : execFileSync("ps", ["-o", "rss=", "-p", pid], { encoding: "utf8" });
    return Number(kilobytes) / 1024;
  }

  /** Ends it as the engine does: an interrupt first. */
  async stop(): Promise<void> {
    this.#client.close();
    const ended = once(this.#child, "exit");
    this.#child.kill("SIGINT");
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), 2_000);
    await ended;
    clearTimeout(timer);
  }
}
