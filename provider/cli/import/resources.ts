import type { ImportedGroup } from "./groups";
import type { ExternalAccount } from "../../campaign/external-accounts";
import type { CampaignInstance } from "../../campaign/instance";
import { REGISTRATION } from "../../lifecycle/registration";
import type { Properties } from "../../lifecycle/definition";
import { adopt } from "../../lifecycle/survey";
import type { ResourceEntry } from "../../resources/entry";
import { SET_ON_INSTANCE } from "../../resources/ims-external-account/secret";
import type { Observed } from "../../resources/integration-package/reconcile";
import { components, registry } from "../../resources/registry";
import type { RowSurvey } from "../../resources/row/survey";
import { checked } from "../../resources/ims-external-account/import-arguments";

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
}

/** `ImsIntegration`, which groups the two and is nothing on the instance. */
export function importedComponent({ name }: Place): ImportedResource {
  return { type: components.imsIntegration, name, component: true };
}

export function importedPackage(place: Place, args: Properties, live: Observed): Promise<ImportedResource> {
  return imported(registry.integrationPackage, "package", place, args, live);
}

/**
 * The account with what the first `up` needs to take it over. In place of the secret stands a text that says that there is one: the
 * program's then differs, and is written.
 */
export function importedAccount(place: Place, args: Properties, live: ExternalAccount): Promise<ImportedResource> {
  const secret = args["mode"] === "verify" ? {} : { clientSecret: SET_ON_INSTANCE };
  const surveyed: RowSurvey = { row: live, fields: [] };
  return imported(registry.imsExternalAccount, "account", place, { ...args, ...secret }, surveyed);
}

/** A group that the component makes, with its rights as they were found. */
export function importedGroup(
  place: Place,
  common: Properties,
  { live, args }: ImportedGroup,
): Promise<ImportedResource> {
  const { row, rights } = live;
  const surveyed: RowSurvey = { row, fields: [], parts: args["rights"] === undefined ? {} : { rights } };
  return imported(registry.securityGroup, `group-${row.name}`, place, { ...args, ...common }, surveyed);
}

async function imported(
  { type, provider, definition: load }: ResourceEntry,
  suffix: string,
  { name, instance }: Place,
  args: Properties,
  surveyed: unknown,
): Promise<ImportedResource> {
  const definition = await load();
  const adopted = await adopt(definition, instance, checked(definition, args), surveyed);
  const child = `${name}-${suffix}`;
  // As the class sends it, so that the first preview shows nothing of it.
  const code = {
    [REGISTRATION]: { urn: `${components.imsIntegration}$${type}::${child}` },
    __provider: provider,
  };
  return {
    type,
    name: child,
    parent: name,
    id: adopted.id,
    inputs: { ...adopted.inputs, ...code },
    outputs: { ...adopted.outputs, ...code },
  };
}
