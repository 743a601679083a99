import * as pulumi from "@pulumi/pulumi";

import type { Registration } from "../lifecycle/registration";

/** What the provider is told beside the arguments: Pulumi's dynamic-provider host keeps the URN and the secrets' marks to itself. */
export function registrationFor(
  { type, secrets: always }: { readonly type: string; readonly secrets: readonly string[] },
  name: string,
  args: Readonly<Record<string, unknown>>,
  parent: pulumi.Resource | undefined,
): pulumi.Output<Registration> {
  const others = Object.keys(args).filter((argument) => args[argument] !== undefined && !always.includes(argument));
  const both = Promise.all([valueOf(pulumi.createUrn(name, type, parent)), secretsAmong(others, args)]);
  return pulumi.output(
    both.then(([whole, secrets]) => {
      const urn = withoutStack(whole);
      return secrets.length === 0 ? { urn } : { urn, secrets };
    }),
  );
}

/** `urn:pulumi:dev::acme::type::name` without its first two parts. */
function withoutStack(urn: string): string {
  return urn.split("::").slice(2).join("::");
}

/** Without its dependencies: a child that depends on its own component would wait for itself. A URN is known in a preview too. */
function valueOf(urn: pulumi.Output<string>): Promise<string> {
  return new Promise((resolve) => urn.apply(resolve));
}

/** A secret may be deep inside an argument, or known only later. */
async function secretsAmong(names: readonly string[], args: Readonly<Record<string, unknown>>): Promise<string[]> {
  const marked = await Promise.all(names.map((name) => pulumi.isSecret(pulumi.output(args[name]))));
  return names.filter((_name, index) => marked[index]).sort();
}
