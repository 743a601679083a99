/**
 * A Pulumi program without an engine, which registers one resource. Prints how long the first one takes from before its
 * constructor until it is registered, the text that is stored to find its code, and what our package costs to import.
 */
import { createRequire } from "node:module";

import type * as Pulumi from "@pulumi/pulumi";
import type * as Campaign from "pulumi-adobe-campaign";

import { account } from "../rig/account.mts";

const require = createRequire(import.meta.url);
const pulumi = require("@pulumi/pulumi") as typeof Pulumi;

let text = "";
await pulumi.runtime.setMocks({
  newResource: ({ name, inputs }) => {
    const { __provider } = inputs as { __provider?: unknown };
    text = typeof __provider === "string" ? __provider : JSON.stringify(__provider);
    return { id: name, state: inputs as Record<string, unknown> };
  },
  call: () => ({}),
});

const imported = performance.now();
const before = new Set(Object.keys(require.cache));
const campaign = require("pulumi-adobe-campaign") as typeof Campaign;
const importTime = performance.now() - imported;
const files = Object.keys(require.cache).filter((file) => !before.has(file));

/** As Pulumi's documentation has it: the text comes from the provider object's own code. */
class Trivial extends pulumi.dynamic.Resource {
  constructor(name: string, args: Record<string, unknown>) {
    super({ create: (inputs: unknown) => Promise.resolve({ id: "1", outs: inputs }) }, name, args);
  }
}

const register = {
  ours: () => new campaign.ImsExternalAccount("account", account as never),
  rival: () => new Trivial("account", { ...account }),
}[process.argv[2]!]!;

const cpu = process.cpuUsage();
const started = performance.now();
const resource = register();
await (resource.urn as unknown as { promise(): Promise<string> }).promise();
const milliseconds = performance.now() - started;
const { user, system } = process.cpuUsage(cpu);
console.log(JSON.stringify({ milliseconds, cpu: (user + system) / 1000, text, importTime, files }));
