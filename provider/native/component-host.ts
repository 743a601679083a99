/** Started by the plugin, with the engine's address: registers the resources of components, through Pulumi's SDK. */
import * as pulumi from "@pulumi/pulumi";

import { UnknownResourceTypeError } from "../errors/unknown-resource-type-error";
import { toPulumiError } from "../lifecycle/boundary";
import { hostedByPlugin } from "../resources/hosted-by";
import { ImsIntegration, type ImsIntegrationArgs } from "../resources/ims-integration/component";
import { version } from "../version";

hostedByPlugin();

const host: pulumi.provider.Provider = {
  version,
  construct(name, type, inputs, options) {
    if (type !== ImsIntegration.__pulumiType) return Promise.reject(new UnknownResourceTypeError(type, version));
    try {
      const component = new ImsIntegration(name, inputs as unknown as ImsIntegrationArgs, options);
      return Promise.resolve({ urn: component.urn, state: { promotion: component.promotion } });
    } catch (error) {
      return Promise.reject(toPulumiError(error, `construct of ${type}`));
    }
  },
};

void pulumi.provider.main(host, process.argv.slice(2));
