import * as pulumi from "@pulumi/pulumi";

import { ComponentArgumentsError } from "../../errors/component-arguments-error";
import type { Promotion } from "../../promotion/promotion";
import { GROUPS } from "../../promotion/groups";
import { ruledFields, ruleOf } from "../../promotion/verdict";
import type { ImsExternalAccountArgs } from "../ims-external-account/args";
import { ImsExternalAccount } from "../ims-external-account/resource";
import type { IntegrationPackageArgs } from "../integration-package/args";
import { IntegrationPackage } from "../integration-package/resource";
import { components } from "../registry";
import type { SecurityGroupArgs } from "../security-group/args";
import { SecurityGroup } from "../security-group/resource";
import { groupsBy, promotionOf } from "./promotion-output";

/** A group that the component makes. Its name names the child too, so it has to be known. */
export type IntegratedGroup = Omit<SecurityGroupArgs, "groupName" | "instance" | "mode" | "allowManagedInstance"> & {
  /** Internal name of the group: what the capture of the association mask must be. */
  readonly groupName: string;
};

/** Groups that people are led to. */
export interface ImsIntegrationGroups {
  /**
   * Security groups that are made before the account lets people in, in the component's instance and mode. A text is the internal
   * name of a group that is adopted as it is, or created with this label. Groups that somebody else makes go into `expectedGroups`.
   * @example ["delivery", "reviewers"]
   */
  readonly securityGroups?: readonly (string | IntegratedGroup)[] | undefined;
}

/** The arguments of the account, the groups, and the package's name for an instance whose catalogue does not tell it. */
export type ImsIntegrationArgs = ImsExternalAccountArgs &
  Pick<IntegrationPackageArgs, "packageName"> &
  ImsIntegrationGroups & {
    /**
     * The stack before, as `organization/project/stack`, in place of `promotedFrom`: its output `promotion` is read, and a
     * stack without it is refused.
     * @example "organization/acme/dev"
     */
    readonly promotedFromStack?: pulumi.Input<string | undefined>;
  };

/** Sign-in with an Adobe ID on one instance: the package and the security groups, then the account that leads people to them. */
export class ImsIntegration extends pulumi.ComponentResource {
  static readonly __pulumiType = components.imsIntegration;

  /** The integration package, child `<name>-package`. */
  readonly package: IntegrationPackage;
  /** The security groups, each a child `<name>-group-<groupName>`, in the order of the program. */
  readonly groups: readonly SecurityGroup[];
  /** The external account, child `<name>-account`. */
  readonly account: ImsExternalAccount;
  /** To be exported, for the stack that follows in the chain of environments: its `promotedFrom`. Holds no secret. */
  readonly promotion: pulumi.Output<Promotion>;

  constructor(name: string, args: ImsIntegrationArgs, opts?: pulumi.ComponentResourceOptions) {
    super(ImsIntegration.__pulumiType, name, {}, opts);
    const { packageName, promotedFromStack: before, securityGroups = [], ...given } = args;
    if (!areKnown(securityGroups))
      throw new ComponentArgumentsError(
        "ImsIntegration",
        name,
        "securityGroups must be a list, and each groupName a text, that the program itself knows, since a resource is made of each; the other arguments of a group may be outputs",
      );
    const accountArgs = { ...given, ...promotionOfStack(name, before, args, { parent: this }) };
    const { instance, mode, allowManagedInstance } = args;
    this.package = new IntegrationPackage(
      `${name}-package`,
      { packageName, instance, mode, allowManagedInstance, ...promotionFor(accountArgs, args.securityGroups) },
      { parent: this },
    );
    // The package refuses a wrong promotion; then no group is to be written either.
    const after = accountArgs.promotedFrom === undefined ? {} : { dependsOn: [this.package] };
    this.groups = securityGroups.map(givenOf).map((given) => {
      const groupArgs = { ...given, instance, mode, allowManagedInstance };
      return new SecurityGroup(`${name}-group-${given.groupName}`, groupArgs, { parent: this, ...after });
    });
    this.account = new ImsExternalAccount(`${name}-account`, accountArgs, {
      parent: this,
      dependsOn: [this.package, ...this.groups],
    });
    const groups = args.securityGroups?.map(givenOf).map((given, at) => ({ given, group: this.groups[at]! }));
    this.promotion = promotionOf(this.account, accountArgs, groups);
    this.registerOutputs({ promotion: this.promotion });
  }

  static override isInstance(value: unknown): value is ImsIntegration {
    return (
      pulumi.ComponentResource.isInstance(value) &&
      (value as { __pulumiType?: string }).__pulumiType === ImsIntegration.__pulumiType
    );
  }
}

/** Under the plugin, what depends on another resource arrives as an output whatever the types say. */
function areKnown(groups: unknown): boolean {
  return (
    Array.isArray(groups) &&
    groups.every((group: unknown) => {
      const name = typeof group === "object" && group !== null ? (group as Partial<IntegratedGroup>).groupName : group;
      return typeof name === "string";
    })
  );
}

/** A text stands for a group of that name, of which nothing else is managed. */
function givenOf(group: string | IntegratedGroup): IntegratedGroup {
  return typeof group === "string" ? { groupName: group } : group;
}

/** What the stack before exports, or that it exports nothing. */
function promotionOfStack(
  component: string,
  before: pulumi.Input<string | undefined> | undefined,
  { promotedFrom }: Pick<ImsExternalAccountArgs, "promotedFrom">,
  opts: pulumi.CustomResourceOptions,
): Pick<ImsExternalAccountArgs, "promotedFrom"> {
  if (before === undefined) return {};
  if (promotedFrom !== undefined)
    throw new ComponentArgumentsError(
      "ImsIntegration",
      component,
      "promotedFrom and promotedFromStack are both set; name the stack before in one way only",
    );
  const stack = new pulumi.StackReference(`${component}-promoted-from`, { name: before as pulumi.Input<string> }, opts);
  return { promotedFrom: stack.getOutput("promotion") as pulumi.Output<Promotion> };
}

/**
 * The account is checked when the package is there already, and a package cannot be uninstalled. So the package is told what the
 * account will be, and refuses a wrong promotion before anything is done.
 */
function promotionFor(
  args: ImsExternalAccountArgs,
  groups: ImsIntegrationGroups["securityGroups"],
): Partial<IntegrationPackageArgs> {
  const { promotedFrom, promotionExceptions } = args;
  if (promotedFrom === undefined) return {};
  const ruled = ruledFields.filter((field) => ruleOf(field) !== "free");
  const promotedFields: Record<string, unknown> = Object.fromEntries(ruled.map((field) => [field, args[field]]));
  if (groups !== undefined) promotedFields[GROUPS] = groupsBy(groups.map(givenOf));
  return { promotedFrom, promotionExceptions, promotedFields };
}
