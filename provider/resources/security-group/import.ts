import { NotFoundError } from "../../errors/not-found-error";
import { checkInputs } from "../../lifecycle/check";
import type { Importer } from "../../lifecycle/definition";
import { isAdministeredByAdobe } from "../guards";
import { recordFound } from "../row/found";
import { observedAt } from "../row/observed";
import { securityGroupDefinition } from "./definition";
import { reconcileSecurityGroup } from "./reconcile";
import { readRights } from "./rights";
import type { SecurityGroupInputs } from "./schema";

/** For `pulumi import`, by the group's internal name. Rights are left out where the instance does not show them. */
export const importGroup: Importer = async ({ state, ...context }) => {
  const { instance, inputs: given } = context;
  const asked = { ...context, state: undefined, inputs: { groupName: state.id } as unknown as SecurityGroupInputs };
  const { row } = await reconcileSecurityGroup.survey(asked);
  if (row === undefined) throw new NotFoundError(instance.url, `security group "${state.id}"`, []);
  const rights = await readRights(instance, row);
  const { release } = await instance.info();
  const { inputs } = checkInputs(securityGroupDefinition, {
    ...(isAdministeredByAdobe(release, instance.url) ? { mode: "verify" } : {}),
    groupName: state.id,
    ...(row.label === "" ? {} : { label: row.label }),
    ...(row.attributes["<desc>"] === "" ? {} : { description: row.attributes["<desc>"] }),
    ...(rights === undefined ? {} : { rights: rights.map(({ name }) => name) }),
    ...given,
  });
  const parts = rights === undefined ? {} : { rights };
  const found = inputs["mode"] === "verify" ? undefined : recordFound(undefined, row, parts);
  const adopted = { ...context, state: undefined, inputs: inputs as SecurityGroupInputs };
  return { ...reconcileSecurityGroup.describe(adopted, { ...observedAt([row], row, parts), found }), inputs };
};
