import { stringify } from "yaml";

import { type CallStep, type Example, isCall, isSecret, type ResourceStep, type Value } from "./program.mts";

export function yaml({ steps, outputs = {} }: Example, pkg: string): string {
  const secrets = steps.flatMap((step) => Object.values(step.arguments).filter(isSecret));
  const resources = steps.filter((step): step is ResourceStep => !isCall(step));
  const calls = steps.filter(isCall);
  const document = {
    ...section(
      "config",
      secrets.map(({ secret }) => [secret, { type: "string", secret: true }]),
    ),
    ...section(
      "variables",
      calls.map((step) => [step.variable, invoke(step, pkg)]),
    ),
    ...section(
      "resources",
      resources.map((step) => [step.variable, resource(step, pkg)]),
    ),
    ...section(
      "outputs",
      Object.entries(outputs).map(([name, { of, property }]) => [name, `\${${of}.${property}}`]),
    ),
  };
  return stringify(document, { lineWidth: 0 });
}

const section = (name: string, entries: [string, unknown][]) =>
  entries.length === 0 ? {} : { [name]: Object.fromEntries(entries) };

const invoke = (step: CallStep, pkg: string) => ({
  "fn::invoke": { function: `${pkg}:${step.call}`, arguments: values(step.arguments) },
});

function resource(step: ResourceStep, pkg: string): object {
  const properties = values(step.arguments);
  return {
    type: step.resource === "Provider" ? `pulumi:providers:${pkg}` : `${pkg}:${step.resource}`,
    ...(Object.keys(properties).length === 0 ? {} : { properties }),
    ...(step.provider === undefined ? {} : { options: { provider: `\${${step.provider}}` } }),
  };
}

const values = (args: Readonly<Record<string, Value>>) =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, isSecret(value) ? `\${${value.secret}}` : value]),
  );
