import * as pulumi from "@pulumi/pulumi";

import { promotionRules } from "../../promotion/rules";
import { frozen } from "../frozen";
import type { ImsExternalAccountArgs } from "../ims-external-account/args";
import { ImsExternalAccount } from "../ims-external-account/resource";
import type { IntegrationPackageArgs } from "../integration-package/args";
import { IntegrationPackage } from "../integration-package/resource";

/** The arguments of the account, and the package's name for an instance whose catalogue does not tell it. */
export type ImsIntegrationArgs = ImsExternalAccountArgs & Pick<IntegrationPackageArgs, "packageName">;

/** What the next environment checks itself against: the fields that are no secret, and which instance has them. */
export interface Promotion {
  readonly schemaVersion: 1;
  readonly stack: string;
  readonly instanceName: string;
  readonly databaseId: string;
  readonly release: string;
  readonly build: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Sign-in with an Adobe ID on one instance: the package, then the account that it brings. */
export class ImsIntegration extends pulumi.ComponentResource {
  static readonly __pulumiType = frozen.imsIntegration.type;

  /** The integration package, child `<name>-package`. */
  readonly package: IntegrationPackage;
  /** The external account, child `<name>-account`. */
  readonly account: ImsExternalAccount;
  /** To be exported, for the stack that follows in the chain of environments. Holds no secret. */
  readonly promotion: pulumi.Output<Promotion>;

  constructor(name: string, args: ImsIntegrationArgs, opts?: pulumi.ComponentResourceOptions) {
    super(ImsIntegration.__pulumiType, name, {}, opts);
    const { packageName, ...accountArgs } = args;
    const { instance, mode, allowManagedInstance } = args;
    this.package = new IntegrationPackage(
      `${name}-package`,
      { packageName, instance, mode, allowManagedInstance },
      { parent: this },
    );
    this.account = new ImsExternalAccount(`${name}-account`, accountArgs, { parent: this, dependsOn: this.package });
    this.promotion = promotionOf(this.account);
    this.registerOutputs({ promotion: this.promotion });
  }

  static override isInstance(value: unknown): value is ImsIntegration {
    return (
      pulumi.ComponentResource.isInstance(value) &&
      (value as { __pulumiType?: string }).__pulumiType === ImsIntegration.__pulumiType
    );
  }
}

function promotionOf(account: ImsExternalAccount): pulumi.Output<Promotion> {
  const names = Object.keys(promotionRules) as (keyof typeof promotionRules)[];
  const values = pulumi.all(names.map((name) => account[name] as pulumi.Output<unknown>));
  return pulumi
    .all([account.instanceName, account.databaseId, account.release, account.build, values])
    .apply(([instanceName, databaseId, release, build, known]) => ({
      schemaVersion: 1 as const,
      stack: pulumi.getStack(),
      instanceName,
      databaseId,
      release,
      build,
      fields: Object.fromEntries(names.map((name, index) => [name, known[index]])),
    }));
}
