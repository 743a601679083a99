/** Events of the engine, as `preview --refresh` tells of one stack. */
import type { EngineEvent, Side, Step } from "../../provider/drift/events";
import { registry } from "../../provider/resources/registry";
import { account as given } from "./account";

const masked = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "[secret]" };

export const inputs = { ...given, clientSecret: masked, enabled: true, label: "SSO" };
export const outputs = { instanceName: "dev", lastModified: "monday", modifiedBy: "deployer", writtenAt: "monday" };

export const urnOf = (kind: "imsExternalAccount" | "integrationPackage", name: string) =>
  `urn:pulumi:test::shop::adobe-campaign:index:ImsIntegration$${registry[kind].type}::${name}`;

type Properties = Record<string, unknown>;

interface Story {
  readonly kind?: "imsExternalAccount" | "integrationPackage";
  readonly name?: string;
  /** What the state has of it; `undefined` for a resource that was never applied. */
  readonly remembered?: Side | undefined;
  /** What the instance says; `undefined` when it is gone, "error" when it cannot be read. */
  readonly live?: Properties | "error" | undefined;
  readonly liveOutputs?: Properties;
  /** Inputs that the refresh shows as changed. */
  readonly drifted?: readonly string[];
  /** What `up` would do, and on which inputs. */
  readonly plan?: { op: string; inputs?: Properties; diffs?: readonly string[] };
}

export function tell(story: Story = {}): EngineEvent[] {
  const { kind = "imsExternalAccount", name = "ims-account", drifted, plan } = story;
  const old: Side | undefined = "remembered" in story ? story.remembered : { inputs, outputs };
  const live = "live" in story ? story.live : inputs;
  const about = { urn: urnOf(kind, name), type: registry[kind].type };
  const refresh: Step = { ...about, op: "refresh", old: old ?? null, new: old ?? null };
  const after: Step = {
    ...refresh,
    new:
      live === undefined || live === "error"
        ? null
        : { inputs: live, outputs: { ...outputs, ...live, ...story.liveOutputs } },
    ...(drifted === undefined ? {} : { diffs: drifted }),
  };
  const planned: Step = {
    ...about,
    op: plan?.op ?? "same",
    new: { inputs: plan?.inputs ?? inputs },
    diffs: plan?.diffs ?? null,
  };
  return [
    ...(old === undefined ? [] : [{ resourcePreEvent: { metadata: refresh } }]),
    ...(old === undefined || live === "error" ? [] : [{ resOutputsEvent: { metadata: after } }]),
    ...(live === "error"
      ? []
      : [{ resourcePreEvent: { metadata: planned } }, { resOutputsEvent: { metadata: planned } }]),
  ];
}

export const say = (message: string, urn?: string): EngineEvent => ({
  diagnosticEvent: { message, severity: "error", ...(urn === undefined ? {} : { urn }) },
});
