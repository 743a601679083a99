/**
 * What Pulumi's stored state requires: `require("pulumi-adobe-campaign/dynamic").<export>`. The names of the exports are frozen:
 * states of every release point here. A needed change is a new export beside the old ones.
 *
 * Each provider process loads this file, so it loads no client and nothing of Pulumi.
 */
import { dynamicProvider } from "./lifecycle/provider";
import { imsExternalAccountDefinition } from "./resources/ims-external-account/definition";
import { integrationPackageDefinition } from "./resources/integration-package/definition";

export const integrationPackage = dynamicProvider(integrationPackageDefinition);
export const imsExternalAccount = dynamicProvider(imsExternalAccountDefinition);
