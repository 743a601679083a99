import { type Example, indented, isCall, isSecret, pascal, usesConfiguration, type Value } from "./program.mts";

export function go(example: Example, sdk: string): string {
  const { steps, outputs = {} } = example;
  const used = (variable: string) =>
    Object.values(outputs).some(({ of }) => of === variable) ||
    steps.some((step) => !isCall(step) && step.provider === variable);
  const lines = steps.map((step, index) => {
    const list = Object.entries(step.arguments).map(([name, value]) => `${pascal(name)}: ${valueOf(value)},\n`);
    const fields = aligned(list);
    if (isCall(step)) {
      const name = pascal(step.call);
      return `${step.variable} := campaign.${name}Output(ctx, campaign.${name}OutputArgs{${fields}})\n`;
    }
    const options = step.provider === undefined ? "" : `, pulumi.Provider(${step.provider})`;
    const args = list.length === 0 ? "nil" : `&campaign.${step.resource}Args{${fields}}`;
    const variables = used(step.variable) ? `${step.variable}, err :=` : `_, err ${index === 0 ? ":=" : "="}`;
    const created = `campaign.New${step.resource}(ctx, "${step.variable}", ${args}${options})`;
    return `${variables} ${created}\nif err != nil {\n\treturn err\n}\n`;
  });
  const exported = Object.entries(outputs).map(([name, { of, property }]) => {
    const called = steps.find(({ variable }) => variable === of)!;
    return `ctx.Export("${name}", ${of}.${pascal(property)}${isCall(called) ? "()" : ""})\n`;
  });
  const configured = usesConfiguration(example);
  const body = [configured ? 'cfg := config.New(ctx, "")\n' : "", ...lines, ...exported, "return nil\n"].join("");
  const imports = [
    `campaign "${sdk}"`,
    '"github.com/pulumi/pulumi/sdk/v3/go/pulumi"',
    ...(configured ? ['"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"'] : []),
  ];
  return `package main

import (
${indented(imports.join("\n"), "\t")}
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
${indented(body, "\t\t")}	})
}
`;
}

/** The fields of a literal as `gofmt` puts them: their values in one column. */
function aligned(fields: readonly string[]): string {
  if (fields.length === 0) return "";
  const width = Math.max(...fields.map((field) => field.indexOf(":")));
  const lines = fields.map((field) => {
    const end = field.indexOf(":") + 1;
    return field.slice(0, end) + " ".repeat(width + 1 - end) + field.slice(end);
  });
  return `\n${indented(lines.join(""), "\t")}`;
}

function valueOf(value: Value): string {
  if (isSecret(value)) return `cfg.RequireSecret("${value.secret}")`;
  if (typeof value === "string") return `pulumi.String(${JSON.stringify(value)})`;
  return `pulumi.ToStringArray([]string{${value.map((each) => JSON.stringify(each)).join(", ")}})`;
}
