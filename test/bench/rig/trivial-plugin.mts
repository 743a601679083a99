import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "../../../tools/paths.mts";

/**
 * Writes the least that a plugin in Node.js can be, into a folder: one resource, which is always created and never changes. It takes any
 * arguments of ours.
 */
export function writeTrivialPlugin(folder: string, args: readonly string[]): void {
  const property = { type: "string" };
  const properties = Object.fromEntries(args.map((name) => [name, property]));
  const schema = {
    name: "trivial",
    version: "0.1.0",
    resources: { "trivial:index:Thing": { properties, inputProperties: properties } },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "pulumi-resource-trivial"), program(JSON.stringify(schema)), { mode: 0o755 });
}

const program = (schema: string) => `#!/usr/bin/env node
const load = require("node:module").createRequire(${JSON.stringify(join(root, "package.json"))});
const grpc = load("@grpc/grpc-js");
const { ResourceProviderService } = load("@pulumi/pulumi/proto/provider_grpc_pb.js");
const messages = load("@pulumi/pulumi/proto/provider_pb.js");
const { Empty } = load("google-protobuf/google/protobuf/empty_pb.js");
const answer = (make) => ({ request }, reply) => reply(null, make(request));
const set = (message, values) => {
  for (const [name, value] of Object.entries(values)) message["set" + name](value);
  return message;
};
const server = new grpc.Server();
server.addService(ResourceProviderService, {
  handshake: answer(() => set(new messages.ProviderHandshakeResponse(), { AcceptSecrets: true })),
  getPluginInfo: answer(() => set(new (load("@pulumi/pulumi/proto/plugin_pb.js").PluginInfo)(), { Version: "0.1.0" })),
  getSchema: answer(() => set(new messages.GetSchemaResponse(), { Schema: ${JSON.stringify(schema)} })),
  checkConfig: answer((request) => set(new messages.CheckResponse(), { Inputs: request.getNews() })),
  configure: answer(() => set(new messages.ConfigureResponse(), { Acceptsecrets: true, Supportspreview: true })),
  check: answer((request) => set(new messages.CheckResponse(), { Inputs: request.getNews() })),
  create: answer((request) => set(new messages.CreateResponse(), { Id: "1", Properties: request.getProperties() })),
  cancel: answer(() => new Empty()),
});
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (_error, port) => console.log(port));
`;
