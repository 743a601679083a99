import { type Example, indented, isCall, isSecret, pascal, usesConfiguration, type Value } from "./program.mts";

/** The class with a package's functions, which Pulumi names after the package without its hyphen. */
const FUNCTIONS = "AdobecampaignFunctions";

export function java(example: Example, sdk: string): string {
  const imports = new Set(["com.pulumi.Context", "com.pulumi.Pulumi"]);
  const lines = example.steps.map((step) => {
    const setters = Object.entries(step.arguments).map(([name, value]) => `.${name}(${valueOf(value)})\n`);
    const builder = (type: string) => `${type}.builder()\n${indented(`${setters.join("")}.build()`, "    ")}`;
    if (isCall(step)) {
      const type = `${pascal(step.call)}Args`;
      imports.add(`${sdk}.${FUNCTIONS}`);
      if (setters.length > 0) imports.add(`${sdk}.inputs.${type}`);
      const args = setters.length === 0 ? "" : builder(type);
      return `final var ${step.variable} = ${FUNCTIONS}.${step.call}(${args});\n`;
    }
    const type = `${step.resource}Args`;
    imports.add(`${sdk}.${step.resource}`);
    if (setters.length > 0) imports.add(`${sdk}.${type}`);
    const list = [`"${step.variable}"`, ...(setters.length === 0 ? [] : [builder(type)])];
    if (step.provider !== undefined) {
      imports.add("com.pulumi.resources.CustomResourceOptions").add(`${sdk}.${type}`);
      if (setters.length === 0) list.push(`${type}.Empty`);
      list.push(`CustomResourceOptions.builder().provider(${step.provider}).build()`);
    }
    return `var ${step.variable} = new ${step.resource}(${list.join(", ")});\n`;
  });
  const outputs = Object.entries(example.outputs ?? {}).map(([name, { of, property }]) => {
    const called = example.steps.find(({ variable }) => variable === of)!;
    const value = isCall(called) ? `${of}.applyValue(each -> each.${property}())` : `${of}.${property}()`;
    return `ctx.export("${name}", ${value});\n`;
  });
  const config = usesConfiguration(example) ? "final var config = ctx.config();\n" : "";
  return `package program;

${[...imports]
  .sort()
  .map((each) => `import ${each};\n`)
  .join("")}
public class App {
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    private static void stack(Context ctx) {
${indented([config, ...lines, ...outputs].join(""), "        ")}    }
}
`;
}

function valueOf(value: Value): string {
  if (isSecret(value)) return `config.requireSecret("${value.secret}")`;
  return typeof value === "string" ? JSON.stringify(value) : value.map((each) => JSON.stringify(each)).join(", ");
}
