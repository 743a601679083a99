import type { JavaScriptValue, Struct as StructMessage } from "google-protobuf/google/protobuf/struct_pb";
import struct from "google-protobuf/google/protobuf/struct_pb";

import type { Properties } from "../lifecycle/definition";
import { SECRET, SIGNATURE } from "../lifecycle/signature";
import { UNKNOWN } from "../lifecycle/unknowns";

/**
 * What Pulumi sends for a value that is known only after `up`: one for each kind of value. Source: pulumi/sdk,
 * go/common/resource/plugin/rpc.go, for booleans, numbers, texts, lists, assets, archives and objects.
 */
const unknowns: ReadonlySet<unknown> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  UNKNOWN,
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Properties as the handlers take them, and the names of those that hold a secret anywhere. */
export interface Received {
  readonly properties: Properties;
  readonly secrets: ReadonlySet<string>;
}

export function receive(message: StructMessage | undefined): Received {
  const secrets = new Set<string>();
  const entries = Object.entries(message?.toJavaScript() ?? {});
  const properties = Object.fromEntries(
    entries.map(([name, value]) => [name, unwrapped(value, () => void secrets.add(name))]),
  );
  return { properties, secrets };
}

function unwrapped(value: unknown, isSecret: () => void): unknown {
  if (unknowns.has(value)) return UNKNOWN;
  if (Array.isArray(value)) return value.map((item) => unwrapped(item, isSecret));
  if (typeof value !== "object" || value === null) return value;
  const object = value as Properties;
  if (object[SIGNATURE] !== SECRET)
    return Object.fromEntries(Object.entries(object).map(([key, item]) => [key, unwrapped(item, isSecret)]));
  isSecret();
  return unwrapped(object["value"], isSecret);
}

/** Properties for the engine. What is secret in one place is so as a whole: the handlers do not say where in it the secret went. */
export function send(properties: Properties, secrets: Iterable<string> = []): StructMessage {
  const marked = new Set(secrets);
  const entries = Object.entries(properties).filter(([, value]) => value !== undefined);
  const wrapped = entries.map(([name, value]) => [
    name,
    marked.has(name) && value !== UNKNOWN ? { [SIGNATURE]: SECRET, value } : value,
  ]);
  return struct.Struct.fromJavaScript(Object.fromEntries(wrapped) as Record<string, JavaScriptValue>);
}
