import { checkInputs } from "../../lifecycle/check";
import type { Importer, ResourceDefinition } from "../../lifecycle/definition";
import { isAdministeredByAdobe } from "../guards";
import { integrationPackageDefinition } from "./definition";
import { notInstalled, reconcileIntegrationPackage } from "./reconcile";
import type { IntegrationPackageInputs } from "./schema";

/** For `pulumi import`, by the package's internal name. */
export const importPackage: Importer = async ({ state, ...context }) => {
  const { instance, inputs: given } = context;
  const installed = await instance.packages.installed();
  if (!installed.has(state.id)) throw notInstalled(instance, state.id, installed);
  const { release } = await instance.info();
  const mode = isAdministeredByAdobe(release, instance.url) ? { mode: "verify" } : {};
  const { inputs } = checkInputs(integrationPackageDefinition as ResourceDefinition, { ...mode, ...given });
  const adopted = { ...context, state: undefined, inputs: inputs as IntegrationPackageInputs };
  const observed = { name: state.id, label: undefined, installed: true, alreadyInstalled: true };
  return { ...reconcileIntegrationPackage.adopted(adopted, observed), inputs };
};
