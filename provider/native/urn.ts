/** Parts of `urn:pulumi:stack::project::type::name`; a type may hold the types of its parents before it, separated by `$`. */
export interface UrnParts {
  readonly stack: string;
  readonly type: string;
  readonly name: string;
}

export function partsOf(urn: string): UrnParts {
  const [prefix = "", , types = "", ...name] = urn.split("::");
  return { stack: prefix.slice("urn:pulumi:".length), type: types.split("$").at(-1) ?? "", name: name.join("::") };
}
