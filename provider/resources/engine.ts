import * as pulumi from "@pulumi/pulumi";

import { ENGINE, type EngineAddress } from "../lifecycle/engine-address";

/** Pulumi's client of the engine, as far as it is needed. The one of `setMocks` has no channel. */
interface Monitor {
  getChannel?(): { getTarget(): string };
}

/** As a property for the provider, whose host is not told where the engine is. Empty under `setMocks`. */
export function engineProperty(): { readonly [ENGINE]?: Promise<EngineAddress> } {
  const engine = pulumi.runtime.getMonitor() as Monitor | undefined;
  const target = engine?.getChannel?.().getTarget();
  if (engine === undefined || target === undefined) return {};
  const monitor = target.replace(/^dns:\/*/, "");
  const address = { monitor, organization: organization(), project: pulumi.getProject(), stack: pulumi.getStack() };
  return { [ENGINE]: builtInStarted(engine, address).then(() => address) };
}

const started = new WeakMap<Monitor, Promise<unknown>>();

/**
 * Resolves when the engine has started the provider that is built into it, which answers what our provider asks while it creates. The
 * engine starts it like a resource, with the first question to it, and never while all its workers are busy: each of them would create a
 * resource that waits for the answer. So the program asks it something first. What it answers does not matter.
 */
function builtInStarted(engine: Monitor, { project, stack }: EngineAddress): Promise<unknown> {
  const known = started.get(engine);
  if (known !== undefined) return known;
  const urn = `urn:pulumi:${stack}::${project}::pulumi:pulumi:Stack::${project}-${stack}`;
  const asked = pulumi.runtime.invoke("pulumi:pulumi:getResource", { urn }).catch(() => undefined);
  started.set(engine, asked);
  return asked;
}

function organization(): string | undefined {
  try {
    return pulumi.runtime.getOrganization();
  } catch {
    return undefined;
  }
}
