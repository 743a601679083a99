import type { SessionInfo } from "../../campaign/session-info";
import type { Described, Properties } from "../../lifecycle/definition";
import { complete } from "../../lifecycle/provider";
import { frozen } from "../../resources/frozen";
import { imsExternalAccountDefinition } from "../../resources/ims-external-account/definition";
import { recordFound } from "../../resources/ims-external-account/found";
import { attributeOf, managedFields } from "../../resources/ims-external-account/mapping";
import { describe, observedAt } from "../../resources/ims-external-account/observed";
import type { ImsExternalAccountInputs } from "../../resources/ims-external-account/schema";
import { SET_ON_INSTANCE } from "../../resources/ims-external-account/secret";
import { integrationPackageDefinition } from "../../resources/integration-package/definition";
import { type Observed, reconcileIntegrationPackage } from "../../resources/integration-package/reconcile";
import { Report } from "../../lifecycle/report";
import type { CampaignInstance } from "../../campaign/instance";
import type { ExternalAccount } from "../../campaign/external-accounts";
import { checked } from "./arguments";
import type { IntegrationPackageInputs } from "../../resources/integration-package/schema";

/** A resource as Pulumi's import file holds it. With `outputs`, Pulumi takes it from there and does not read it. */
export interface ImportedResource {
  readonly type: string;
  readonly name: string;
  readonly parent?: string;
  readonly component?: true;
  readonly id?: string;
  readonly inputs?: Properties;
  readonly outputs?: Properties;
}

/** What the resources of one component share. */
export interface Place {
  /** Name of the component. */
  readonly name: string;
  readonly instance: CampaignInstance;
  readonly about: SessionInfo;
}

/** `ImsIntegration`, which groups the two and is nothing on the instance. */
export function importedComponent({ name }: Place): ImportedResource {
  return { type: frozen.imsIntegration.type, name, component: true };
}

export function importedPackage(place: Place, args: Properties, live: Observed): ImportedResource {
  const inputs = checked(integrationPackageDefinition, args) as IntegrationPackageInputs;
  const context = contextOf("IntegrationPackage", place, inputs);
  const described = reconcileIntegrationPackage.describe(context, live);
  return imported(
    frozen.integrationPackage,
    integrationPackageDefinition,
    `${place.name}-package`,
    place,
    inputs,
    described,
  );
}

/**
 * The account with what the first `up` needs to take it over. In place of the secret stands a text that says that there is one: the
 * program's then differs, and is written. What was found is recorded without the stored ciphertext, which belongs in no file; the first
 * `up` adds it, encrypted, before it writes.
 */
export function importedAccount(place: Place, args: Properties, live: ExternalAccount): ImportedResource {
  const isManaged = args["mode"] !== "verify";
  const inputs = checked(imsExternalAccountDefinition, {
    ...args,
    ...(isManaged ? { clientSecret: SET_ON_INSTANCE } : {}),
  }) as ImsExternalAccountInputs;
  const context = contextOf("ImsExternalAccount", place, inputs);
  const managed = managedFields(inputs).map((field) => attributeOf(field, undefined));
  const attributes = Object.fromEntries(managed.map((name) => [name, live.attributes[name] ?? ""]));
  const found = isManaged ? recordFound(undefined, { ...live, attributes }) : undefined;
  const described = describe(context, { ...observedAt([live], live), found });
  return imported(
    frozen.imsExternalAccount,
    imsExternalAccountDefinition,
    `${place.name}-account`,
    place,
    inputs,
    described,
  );
}

function contextOf<Inputs>(resource: string, { instance }: Place, inputs: Inputs) {
  return { instance, inputs, state: undefined, config: undefined, report: new Report(resource), registration: {} };
}

function imported(
  { type, provider }: { type: string; provider: string },
  definition: Parameters<typeof complete>[0],
  name: string,
  place: Place,
  inputs: Properties,
  described: Described,
): ImportedResource {
  const about = { ...place.about, url: place.instance.url };
  const outputs = { ...complete(definition, inputs, described, about), __provider: provider };
  const { id } = described;
  return { type, name, parent: place.name, id, inputs: { ...inputs, __provider: provider }, outputs };
}
