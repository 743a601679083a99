import type { ResourceDefinition } from "../lifecycle/definition";
import type { Field, FieldTable } from "./field";

type Derived = "confidential" | "secrets" | "replaceOn" | "checkOnly" | "discovered";

/** Completes a definition by what the table of its arguments says. */
export function defineResource<Inputs>(
  table: FieldTable,
  definition: Omit<ResourceDefinition<Inputs>, Derived>,
): ResourceDefinition<Inputs> {
  const namesWhere = (holds: (field: Field) => boolean | undefined) =>
    Object.entries(table).flatMap(([name, field]) => (holds(field) ? [name] : []));
  return {
    ...definition,
    confidential: namesWhere(({ secret }) => secret),
    secrets: namesWhere(({ secret, sensitive }) => secret || sensitive),
    replaceOn: namesWhere(({ replaces }) => replaces),
    checkOnly: namesWhere(({ checkOnly }) => checkOnly),
    discovered: namesWhere(({ discovered }) => discovered),
  };
}
