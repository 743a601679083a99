/**
 * What Pulumi's stored state requires: `require("pulumi-adobe-campaign/dynamic").<export>`. The names of the exports are frozen:
 * states of every release point here. A needed change is a new export beside the old ones.
 *
 * Each provider process loads this file, so it loads no client and nothing of Pulumi.
 */
import type { ReadStack } from "./lifecycle/engine-address";
import { dynamicProvider } from "./lifecycle/provider";
import { registry } from "./resources/registry";

const readStack: ReadStack = async (address) =>
  (await import("./engine/stack-resources.js")).readStackResources(address);

const { integrationPackage: package_, imsExternalAccount: account, securityGroup: group, ...forgotten } = registry;

export const integrationPackage = dynamicProvider(package_, readStack);
export const imsExternalAccount = dynamicProvider(account, readStack);
export const securityGroup = dynamicProvider(group, readStack);

// A resource of the registry that is not exported here is an error of the compiler.
forgotten satisfies Record<string, never>;
