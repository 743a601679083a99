import { type Example, indented, isCall, isSecret, usesConfiguration, type Value } from "./program.mts";

export function typescript(example: Example, sdk: string): string {
  const lines = example.steps.map((step) => {
    const list = Object.entries(step.arguments).map(([name, value]) => `${name}: ${valueOf(value)},\n`);
    const args = list.length === 0 ? "{}" : `{\n${indented(list.join(""), "    ")}}`;
    if (isCall(step))
      return `const ${step.variable} = campaign.${step.call}Output(${list.length === 0 ? "" : args});\n`;
    const options = step.provider === undefined ? "" : `, { provider: ${step.provider} }`;
    return `const ${step.variable} = new campaign.${step.resource}("${step.variable}", ${args}${options});\n`;
  });
  const outputs = Object.entries(example.outputs ?? {}).map(
    ([name, { of, property }]) => `export const ${name} = ${of}.${property};\n`,
  );
  const configured = usesConfiguration(example);
  return [
    configured ? 'import * as pulumi from "@pulumi/pulumi";\n' : "",
    `import * as campaign from "${sdk}";\n\n`,
    configured ? "const config = new pulumi.Config();\n\n" : "",
    ...lines,
    ...outputs,
  ].join("");
}

function valueOf(value: Value): string {
  if (isSecret(value)) return `config.requireSecret("${value.secret}")`;
  return typeof value === "string"
    ? JSON.stringify(value)
    : `[${value.map((each) => JSON.stringify(each)).join(", ")}]`;
}
