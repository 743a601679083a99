/**
 * What Pulumi's stored state requires: `require("pulumi-adobe-campaign/dynamic").<export>`. The names of the exports are frozen:
 * states of every release point here. A needed change is a new export beside the old ones.
 *
 * Each provider process loads this file, so it loads no client and nothing of Pulumi.
 */
import type { ReadStack } from "./lifecycle/engine-address";
import { dynamicProvider } from "./lifecycle/provider";
import { imsExternalAccountDefinition } from "./resources/ims-external-account/definition";
import { integrationPackageDefinition } from "./resources/integration-package/definition";

const readStack: ReadStack = async (address) =>
  (await import("./engine/stack-resources.js")).readStackResources(address);

export const integrationPackage = dynamicProvider(integrationPackageDefinition, readStack);
export const imsExternalAccount = dynamicProvider(imsExternalAccountDefinition, readStack);
