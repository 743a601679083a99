import * as pulumi from "@pulumi/pulumi";

import { ENGINE, type EngineAddress } from "../lifecycle/engine-address";

/** Pulumi's client of the engine, as far as it is needed. The one of `setMocks` has no channel. */
interface Monitor {
  getChannel?(): { getTarget(): string };
}

/** As a property for the provider, whose host is not told where the engine is. Empty under `setMocks`. */
export function engineProperty(): { readonly [ENGINE]?: EngineAddress } {
  const target = (pulumi.runtime.getMonitor() as Monitor | undefined)?.getChannel?.().getTarget();
  if (target === undefined) return {};
  const monitor = target.replace(/^dns:\/*/, "");
  return {
    [ENGINE]: { monitor, organization: organization(), project: pulumi.getProject(), stack: pulumi.getStack() },
  };
}

function organization(): string | undefined {
  try {
    return pulumi.runtime.getOrganization();
  } catch {
    return undefined;
  }
}
