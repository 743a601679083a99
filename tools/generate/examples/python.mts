import { type Example, indented, isCall, isSecret, snake, usesConfiguration, type Value } from "./program.mts";

export function python(example: Example, sdk: string): string {
  const lines = example.steps.map((step) => {
    const args = [
      ...(isCall(step) ? [] : [`"${step.variable}"`]),
      ...Object.entries(step.arguments).map(([name, value]) => `${snake(name)}=${valueOf(value)}`),
      ...(isCall(step) || step.provider === undefined
        ? []
        : [`opts=pulumi.ResourceOptions(provider=${step.provider})`]),
    ];
    const called = isCall(step) ? `${snake(step.call)}_output` : step.resource;
    const list = args.length < 2 ? args.join("") : `\n${indented(args.join(",\n"), "    ")}`;
    return `${step.variable} = campaign.${called}(${list})\n`;
  });
  const outputs = Object.entries(example.outputs ?? {}).map(
    ([name, { of, property }]) => `pulumi.export("${name}", ${of}.${snake(property)})\n`,
  );
  return [
    "import pulumi\n",
    `import ${sdk} as campaign\n\n`,
    usesConfiguration(example) ? "config = pulumi.Config()\n\n" : "",
    ...lines,
    ...outputs,
  ].join("");
}

function valueOf(value: Value): string {
  if (isSecret(value)) return `config.require_secret("${value.secret}")`;
  return typeof value === "string"
    ? JSON.stringify(value)
    : `[${value.map((each) => JSON.stringify(each)).join(", ")}]`;
}
