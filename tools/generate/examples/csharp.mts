import { type Example, indented, isCall, isSecret, pascal, usesConfiguration, type Value } from "./program.mts";

export function csharp(example: Example, sdk: string): string {
  const lines = example.steps.map((step) => {
    const fields = Object.entries(step.arguments).map(([name, value]) => `${pascal(name)} = ${valueOf(value)},\n`);
    const args = fields.length === 0 ? "" : `new()\n{\n${indented(fields.join(""), "    ")}}`;
    if (isCall(step)) return `var ${step.variable} = Campaign.${pascal(step.call)}.Invoke(${args});\n`;
    const list = [
      `"${step.variable}"`,
      ...(args === "" && step.provider === undefined ? [] : [args || "new()"]),
      ...(step.provider === undefined ? [] : [`new CustomResourceOptions { Provider = ${step.provider} }`]),
    ];
    return `var ${step.variable} = new Campaign.${step.resource}(${list.join(", ")});\n`;
  });
  const outputs = Object.entries(example.outputs ?? {}).map(([name, { of, property }]) => {
    const called = example.steps.find(({ variable }) => variable === of)!;
    const value = isCall(called) ? `${of}.Apply(each => each.${pascal(property)})` : `${of}.${pascal(property)}`;
    return `["${name}"] = ${value},\n`;
  });
  const body = [
    usesConfiguration(example) ? "var config = new Config();\n" : "",
    ...lines,
    ...(outputs.length === 0
      ? []
      : [`\nreturn new Dictionary<string, object?>\n{\n${indented(outputs.join(""), "    ")}};\n`]),
  ].join("");
  return `using System.Collections.Generic;
using Pulumi;
using Campaign = ${sdk};

return await Deployment.RunAsync(() =>
{
${indented(body, "    ")}});
`;
}

function valueOf(value: Value): string {
  if (isSecret(value)) return `config.RequireSecret("${value.secret}")`;
  if (typeof value === "string") return JSON.stringify(value);
  return `new[] { ${value.map((each) => JSON.stringify(each)).join(", ")} }`;
}
