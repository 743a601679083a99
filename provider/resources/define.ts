import type { ResourceDefinition } from "../lifecycle/definition";
import { type FieldMetadata, fieldTable } from "./field";

type Derived = "confidential" | "secrets" | "replaceOn" | "checkOnly";

/** Completes a definition by what the metadata of its arguments says. */
export function defineResource<Inputs>(
  definition: Omit<ResourceDefinition<Inputs>, Derived>,
): ResourceDefinition<Inputs> {
  const table = Object.entries(fieldTable(definition.schema));
  const namesWhere = (holds: (field: FieldMetadata) => boolean | undefined) =>
    table.filter(([, field]) => holds(field)).map(([name]) => name);
  return {
    ...definition,
    confidential: namesWhere(({ secret }) => secret),
    secrets: namesWhere(({ secret, sensitive }) => secret || sensitive),
    replaceOn: namesWhere(({ replaces }) => replaces),
    checkOnly: namesWhere(({ checkOnly }) => checkOnly),
  };
}
