import * as pulumi from "@pulumi/pulumi";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import { vi } from "vitest";

/** What a class sent to the engine; `id` is that of `.get()`. */
export interface Registered {
  type: string;
  name: string;
  id?: string;
  inputs: Record<string, unknown>;
}

export interface Engine {
  /** What was registered, by name, once all is. */
  registered(): Promise<Record<string, Registered>>;
  /** The whole request that registered this one. */
  request(name: string): RegisterResourceRequest;
}

/** Lets classes register without an engine. Their inputs come back as outputs, together with `outputs`. */
export async function mockEngine(outputs: Record<string, unknown> = {}, preview = false): Promise<Engine> {
  vi.restoreAllMocks();
  const registerResource = vi.spyOn(MockMonitor.prototype, "registerResource");
  const registered: Record<string, Registered> = {};
  const mocks: pulumi.runtime.Mocks = {
    newResource: ({ type, name, id, inputs }) => {
      registered[name] = { type, name, inputs: inputs as Record<string, unknown>, ...(id ? { id } : {}) };
      return { id: id || (preview ? undefined : `${name}-id`), state: { ...(inputs as object), ...outputs } };
    },
    call: ({ inputs }) => inputs as Record<string, unknown>,
  };
  await pulumi.runtime.setMocks(mocks, "acme", "dev", preview);
  return {
    registered: async () => {
      await pulumi.runtime.disconnect();
      return registered;
    },
    request: (name) =>
      registerResource.mock.calls
        .map(([request]) => request as RegisterResourceRequest)
        .find((request) => request.getName() === name)!,
  };
}

export function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => output.apply((value) => resolve(value)));
}
