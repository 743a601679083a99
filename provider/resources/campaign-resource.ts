import * as pulumi from "@pulumi/pulumi";

import { type Bookkeeping, BOOKKEEPING } from "../lifecycle/bookkeeping";
import { REGISTRATION } from "../lifecycle/registration";
import { engineProperty } from "./engine";
import { promotionSource } from "./promotion-source";
import { registrationFor } from "./registration";
import { warnOfSecretsInClear } from "./warn-of-secrets-in-clear";

/** What Pulumi's dynamic-provider host needs to find the code of a resource. All of it is stored in users' states: frozen. */
export interface DynamicType {
  /** `pulumi-nodejs:dynamic/adobe-campaign:<Class>`. */
  readonly type: string;
  /** CommonJS source that the host evaluates in the program's folder. */
  readonly provider: string;
  /** Every output: one that the constructor does not name would never become an `Output`. */
  readonly outputs: readonly string[];
  /** Inputs and outputs that are always secrets. */
  readonly secrets: readonly string[];
}

const commonOutputs = [
  ...["instanceName", "databaseId", "release", "build"],
  ...["minimumConsoleBuild", "advisedConsoleBuild", BOOKKEEPING],
];

/** What the resources of this package share: outputs that tell which instance they are on, and how they reach their code. */
export abstract class CampaignResource extends pulumi.CustomResource {
  /** Name of the instance (`serverInfo/@instanceName`). Checked before each write. */
  declare readonly instanceName: pulumi.Output<string>;
  /** Identifier of the instance's database (`serverInfo/@databaseId`). Checked before each write. */
  declare readonly databaseId: pulumi.Output<string>;
  /** Release of the instance, such as `7.4.1`. */
  declare readonly release: pulumi.Output<string>;
  /** Build of the instance, such as `9383`. */
  declare readonly build: pulumi.Output<string>;
  /** Build that a client console must have at least (`serverInfo/@minClientBuildNumber`). Absent where the sign-in does not tell. */
  declare readonly minimumConsoleBuild: pulumi.Output<string | undefined>;
  /** Build that a client console should have (`serverInfo/@advisedClientBuildNumber`). Absent where the instance advises none. */
  declare readonly advisedConsoleBuild: pulumi.Output<string | undefined>;
  /** What this package keeps for itself; not for programs. */
  declare readonly __state: pulumi.Output<Bookkeeping | undefined>;

  protected constructor(dynamicType: DynamicType, name: string, args: object, opts?: pulumi.CustomResourceOptions) {
    warnOfSecretsInClear();
    const given = args as Record<string, unknown>;
    const outputs = [...commonOutputs, ...dynamicType.outputs];
    const properties: Record<string, unknown> = {
      ...Object.fromEntries(outputs.map((output) => [output, undefined])),
      ...given,
    };
    for (const secret of dynamicType.secrets)
      if (given[secret] !== undefined) properties[secret] = pulumi.secret(given[secret]);
    if (given["promotedFrom"] !== undefined) properties["promotedFrom"] = promotionSource(given["promotedFrom"]);
    super(
      dynamicType.type,
      name,
      {
        ...properties,
        [REGISTRATION]: registrationFor(dynamicType, name, given, opts?.parent),
        // What is only read has no earlier holder, and would keep this in the state.
        ...(opts?.id === undefined ? engineProperty() : {}),
        __provider: dynamicType.provider,
      },
      // The engine asks no provider about `--replace` and `state taint`. One row cannot be held twice, so the old one goes first.
      pulumi.mergeOptions({ additionalSecretOutputs: [...dynamicType.secrets], deleteBeforeReplace: true }, opts),
    );
  }
}

/** Whether a value is a resource of that type, also if it comes from another copy of this package. */
export function isOfType(value: unknown, type: string): boolean {
  return pulumi.CustomResource.isInstance(value) && (value as { __pulumiType?: string }).__pulumiType === type;
}
