import { csharp } from "./csharp.mts";
import { examples } from "./examples.mts";
import { go } from "./go.mts";
import { java } from "./java.mts";
import type { Example } from "./program.mts";
import { python } from "./python.mts";
import { typescript } from "./typescript.mts";
import { yaml } from "./yaml.mts";

/** The names of the SDKs that Pulumi generates of the schema: what a program imports, by the language's name in a block of code. */
const languages: Readonly<
  Record<string, { readonly write: (example: Example, sdk: string) => string; readonly sdk: string }>
> = {
  typescript: { write: typescript, sdk: "pulumi-adobe-campaign-sdk" },
  python: { write: python, sdk: "pulumi_adobe_campaign" },
  go: { write: go, sdk: "example.com/pulumi-adobe-campaign/sdk/go/adobe-campaign" },
  csharp: { write: csharp, sdk: "AdobeCampaign.Sdk" },
  java: { write: java, sdk: "adobecampaign.sdk" },
  yaml: { write: yaml, sdk: "adobe-campaign" },
};

/** The examples of a resource or a function, as the Pulumi Registry shows them: one language at a time, chosen by the reader. */
export function examplesOf(name: string): string {
  const list = (examples[name] ?? []).map(({ title, ...example }) => {
    const blocks = Object.entries(languages).map(
      ([language, { write, sdk }]) => `\`\`\`${language}\n${write({ title, ...example }, sdk)}\`\`\`\n`,
    );
    return [
      `{{% example %}}\n### ${title}\n\n<!--Start PulumiCodeChooser -->\n`,
      ...blocks,
      "<!--End PulumiCodeChooser -->\n{{% /example %}}\n",
    ].join("");
  });
  return list.length === 0 ? "" : `\n\n{{% examples %}}\n## Example Usage\n\n${list.join("\n")}{{% /examples %}}\n`;
}
