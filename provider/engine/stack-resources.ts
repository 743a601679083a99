import { createRequire } from "node:module";

import type { EngineAddress, ReadStack, StackResource } from "../lifecycle/engine-address";
import { SIGNATURE } from "../lifecycle/signature";

/** A function that every engine has built in. Its answer does not contain what is only waiting for its deletion. */
const READ_STACK = "pulumi:pulumi:readStackResourceOutputs";

/** As Pulumi's SDK does: a state may be large. Bytes. */
const LONGEST_ANSWER = 400 * 1024 * 1024;

/** The engine reads the state from its backend, which may be far away. Milliseconds. */
const LONGEST_WAIT = 20_000;

/** gRPC's code of a call that took too long. */
const DEADLINE_EXCEEDED = 4;

type Values = Record<string, unknown>;

/** What is used of Pulumi's own copy of gRPC and its messages. */
interface Request {
  setTok(token: string): void;
  setArgs(args: object): void;
}
interface Answer {
  getReturn(): { toJavaScript(): Values } | undefined;
}
interface Client {
  invoke(request: Request, options: { deadline: number }, done: (error: Error | null, answer: Answer) => void): unknown;
  close(): void;
}
interface Library {
  readonly credentials: { createInsecure(): object };
  readonly ResourceMonitorClient: new (address: string, credentials: object, options: Values) => Client;
  readonly ResourceInvokeRequest: new () => Request;
  readonly Struct: { fromJavaScript(values: Values): object };
}

/** Asks the running engine for the resources of its own stack. Nobody but this file talks to the engine. */
export const readStackResources: ReadStack = async (address) => {
  const library = load();
  const { credentials, ResourceMonitorClient } = library;
  const options = { "grpc.max_receive_message_length": LONGEST_ANSWER };
  const client = new ResourceMonitorClient(address.monitor, credentials.createInsecure(), options);
  try {
    return await firstAnswer(namesOf(address), (stackName) => ask(library, client, stackName));
  } finally {
    client.close();
  }
};

/** Loaded when it is needed. A program has Pulumi's SDK, and the provider's process runs from it. */
function load(): Library {
  const pulumi = createRequire(createRequire(__filename).resolve("@pulumi/pulumi/package.json"));
  return {
    ...(pulumi("@grpc/grpc-js") as Pick<Library, "credentials">),
    ...(pulumi("./proto/resource_grpc_pb.js") as Pick<Library, "ResourceMonitorClient">),
    ...(pulumi("./proto/resource_pb.js") as Pick<Library, "ResourceInvokeRequest">),
    ...(pulumi("google-protobuf/google/protobuf/struct_pb.js") as Pick<Library, "Struct">),
  };
}

/** With its organization, since another one may be the default; a backend of the oldest kind knows the stack's name alone. */
function namesOf({ organization, project, stack }: EngineAddress): string[] {
  return organization === undefined ? [stack] : [`${organization}/${project}/${stack}`, stack];
}

async function firstAnswer<T>(names: readonly string[], askFor: (name: string) => Promise<T>): Promise<T> {
  const [name, ...others] = names;
  return askFor(name!).catch((error: unknown) => {
    // An engine that is too slow is so for every name.
    if (others.length === 0 || (error as { code?: number }).code === DEADLINE_EXCEEDED) throw error;
    return firstAnswer(others, askFor);
  });
}

function ask({ ResourceInvokeRequest, Struct }: Library, client: Client, stackName: string): Promise<StackResource[]> {
  const request = new ResourceInvokeRequest();
  request.setTok(READ_STACK);
  request.setArgs(Struct.fromJavaScript({ stackName }));
  return new Promise((resolve, reject) => {
    client.invoke(request, { deadline: Date.now() + LONGEST_WAIT }, (error, answer) => {
      if (error === null) resolve(resourcesIn(answer.getReturn()?.toJavaScript() ?? {}));
      else reject(error);
    });
  });
}

function resourcesIn(answer: Values): StackResource[] {
  const resources = (unwrapped(answer["outputs"]) ?? {}) as Record<string, Partial<StackResource>>;
  return Object.entries(resources).map(([urn, { type = "", outputs = {} }]) => ({ urn, type, outputs }));
}

function unwrapped(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(unwrapped);
  if (SIGNATURE in value) return unwrapped((value as { value?: unknown }).value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unwrapped(item)]));
}
