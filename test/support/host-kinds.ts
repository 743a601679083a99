/**
 * The two hosts of the same handlers: Pulumi's own host of dynamic providers, and our plugin. Tests that say nothing of a host run
 * against both: the drawers `host` and `native` of vitest.config.mts are the same files.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";

import type { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { ProviderHandshakeRequest, type ProviderHandshakeResponse } from "@pulumi/pulumi/proto/provider_pb";

import { root } from "../../tools/paths.mts";
import { findCanaries } from "./host-canaries.ts";
import { call, type Properties } from "./host-wire.ts";

/** What a host wants of the properties of one resource, and adds to them. */
export interface Dialect {
  readonly urn: string;
  readonly to: (properties: Properties) => Properties;
  readonly from: (properties: Properties) => Properties;
}

export interface HostKind {
  readonly name: "dynamic" | "native";
  readonly program: string;
  readonly greet: (client: ResourceProviderClient, engine: string) => Promise<unknown>;
  /** A configuration key that a program may name for a secret. */
  readonly secretKey: string;
  /** The stack's configuration as the engine passes it on. */
  readonly config: (config: Properties) => Properties;
  readonly dialect: (resource: { readonly name: string; readonly provider: string }) => Dialect;
}

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** How the engine marks a secret. */
export function secret(value: unknown): Properties {
  return { [SIGNATURE]: SECRET, value };
}

const dynamic: HostKind = {
  name: "dynamic",
  secretKey: "acme:ims.client-secret",
  program: join(root, "node_modules", "@pulumi", "pulumi", "cmd", "dynamic-provider"),
  greet: () => Promise.resolve(),
  config: (config) => config,
  // Added on the way in, as a program does; on the way out it must be there, or a later call on this state would find no code.
  dialect: ({ provider }) => ({
    urn: "",
    to: (properties) => ({ ...properties, __provider: provider }),
    from: ({ __provider, ...properties }) => {
      if (__provider !== provider) throw new Error("the text __provider is missing or another");
      return properties;
    },
  }),
};

export const NATIVE_PLUGIN = join(root, "native", "pulumi-resource-adobe-campaign");

const native: HostKind = {
  name: "native",
  secretKey: "adobe-campaign:ims.client-secret",
  program: NATIVE_PLUGIN,
  greet: (client, engine) => {
    const request = new ProviderHandshakeRequest();
    request.setEngineAddress(engine);
    return call<ProviderHandshakeResponse>((reply) => client.handshake(request, reply));
  },
  // A plugin is told of its own namespace only.
  config: (config) =>
    Object.fromEntries(
      Object.entries(config).flatMap(([key, value]) => {
        const [namespace, name] = key.split(":");
        return namespace === "adobe-campaign" ? [[name!, value]] : [];
      }),
    ),
  dialect: ({ name }) => ({
    // Without a name: the commands of these tests are one to the process, so that whoever is deleted would seem to be replaced.
    urn: `urn:pulumi:stage::host-test::adobe-campaign:index:${name}::`,
    // What a class says of its secrets, the engine says by marking them.
    to: ({ __resource, ...properties }) => {
      const marked = [...secrets, ...((__resource as Registration | undefined)?.secrets ?? [])];
      const isMarked = (name: string, value: unknown) =>
        value !== undefined && value !== null && (marked.includes(name) || hasCanary(value));
      const entries = Object.entries(properties);
      return Object.fromEntries(entries.map(([name, value]) => [name, isMarked(name, value) ? secret(value) : value]));
    },
    from: (properties) => {
      const inClear = findCanaries(
        JSON.stringify(properties, (_key, value: unknown) => (isSecret(value) ? "" : value)),
      );
      if (inClear.length > 0) throw new Error(`a secret is not marked as one: ${inClear.join()}`);
      if ("__provider" in properties || "__resource" in properties) throw new Error("what only the other host needs");
      const others = Object.keys(properties).filter((name) => isSecret(properties[name]) && !secrets.includes(name));
      const kept = others.length === 0 ? {} : { __resource: { secrets: others } };
      return { ...(unwrap(properties) as Properties), ...kept };
    },
  }),
};

const secrets = ["clientSecret", "found"];

interface Registration {
  readonly secrets?: readonly string[];
}

/** Somebody may give a secret in the wrong place too; a program gets it from its configuration, so that it is marked. */
function hasCanary(value: unknown): boolean {
  return findCanaries(JSON.stringify(value)).length > 0;
}

function isSecret(value: unknown): value is { value: unknown } {
  return typeof value === "object" && value !== null && SIGNATURE in value && value[SIGNATURE] === SECRET;
}

function unwrap(value: unknown): unknown {
  if (isSecret(value)) return unwrap(value.value);
  if (Array.isArray(value)) return value.map(unwrap);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unwrap(item)]));
}

export const kinds = { dynamic, native };

/** The host that this run of the file is about. */
export const currentKind: HostKind = kinds[process.env["TEST_HOST"] === "native" ? "native" : "dynamic"];

export function assertBuilt({ name, program }: HostKind): void {
  const needed = name === "native" ? program : join(root, "dist", "dynamic.js");
  if (!existsSync(needed))
    throw new Error(`${needed} is missing, and the host runs what is built: run \`npm run build\` first`);
}
