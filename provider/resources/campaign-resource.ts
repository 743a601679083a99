import * as pulumi from "@pulumi/pulumi";

import { type Bookkeeping, BOOKKEEPING } from "../lifecycle/bookkeeping";
import { REGISTRATION } from "../lifecycle/registration";
import { engineProperty } from "./engine";
import type { ResourceEntry } from "./entry";
import { isOutput } from "./field";
import { isHostedByPlugin, typeInPlugin } from "./hosted-by";
import { promotionSource } from "./promotion-source";
import { registrationFor } from "./registration";
import { warnOfSecretsInClear } from "./warn-of-secrets-in-clear";

/** What of an entry of the registry a class needs. */
type Registered = Pick<ResourceEntry, "type" | "provider" | "fields" | "outputs">;

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

  protected constructor(entry: Registered, name: string, args: object, opts?: pulumi.CustomResourceOptions) {
    warnOfSecretsInClear();
    const given = args as Record<string, unknown>;
    // One that is not named here would never become an `Output`.
    const outputs = [...commonOutputs, ...outputsOf(entry)];
    const secrets = secretsOf(entry);
    const properties: Record<string, unknown> = {
      ...Object.fromEntries(outputs.map((output) => [output, undefined])),
      ...given,
    };
    for (const secret of secrets) if (given[secret] !== undefined) properties[secret] = pulumi.secret(given[secret]);
    if (given["promotedFrom"] !== undefined) properties["promotedFrom"] = promotionSource(given["promotedFrom"]);
    const here = isHostedByPlugin() ? inPlugin(entry) : inProgram(entry, name, given, opts);
    super(
      here.type,
      name,
      { ...properties, ...here.properties },
      pulumi.mergeOptions(
        {
          additionalSecretOutputs: secrets,
          aliases: [{ type: here.formerType }],
          // The engine asks no provider about `--replace` and `state taint`. One row cannot be held twice, so the old one goes first.
          deleteBeforeReplace: true,
        },
        opts,
      ),
    );
  }
}

/** How a host knows a resource, what it has to be told besides, and the resource's type in the other host: a state may move. */
interface Hosted {
  readonly type: string;
  readonly formerType: string;
  readonly properties: Record<string, unknown>;
}

function inPlugin({ type }: Registered): Hosted {
  return { type: typeInPlugin(type), formerType: type, properties: {} };
}

function inProgram(
  entry: Registered,
  name: string,
  given: Record<string, unknown>,
  opts: pulumi.CustomResourceOptions | undefined,
): Hosted {
  const { type, provider } = entry;
  const registration = registrationFor({ type, secrets: secretsOf(entry) }, name, given, opts?.parent);
  return {
    type,
    formerType: typeInPlugin(type),
    properties: {
      [REGISTRATION]: registration,
      // What is only read has no earlier holder, and would keep this in the state.
      ...(opts?.id === undefined ? engineProperty() : {}),
      __provider: provider,
    },
  };
}

function outputsOf({ fields, outputs }: Registered): string[] {
  const fromArguments = Object.entries(fields).filter(([, field]) => isOutput(field));
  return [...fromArguments.map(([name]) => name), ...Object.keys(outputs)];
}

/** Inputs and outputs that are always secrets. */
function secretsOf({ fields, outputs }: Registered): string[] {
  return Object.entries<{ secret?: boolean }>({ ...fields, ...outputs }).flatMap(([name, { secret }]) =>
    secret === true ? [name] : [],
  );
}

/** Whether a value is a resource of that type, also if it comes from another copy of this package. */
export function isOfType(value: unknown, type: string): boolean {
  return pulumi.CustomResource.isInstance(value) && (value as { __pulumiType?: string }).__pulumiType === type;
}
