import { csharp } from "./csharp.mts";
import { examples } from "./examples.mts";
import { go } from "./go.mts";
import { java } from "./java.mts";
import type { Example } from "./program.mts";
import { python } from "./python.mts";
import { typescript } from "./typescript.mts";
import { yaml } from "./yaml.mts";

interface Language {
  readonly write: (example: Example, sdk: string) => string;
  /** What a program imports: the name of the SDK that Pulumi generates of the schema. */
  readonly sdk: string;
}

/** By the name of the language in a block of code. */
const languages: Readonly<Record<string, Language>> = {
  typescript: { write: typescript, sdk: "pulumi-adobe-campaign-sdk" },
  python: { write: python, sdk: "pulumi_adobe_campaign" },
  go: { write: go, sdk: "example.com/pulumi-adobe-campaign/sdk/go/adobe-campaign" },
  csharp: { write: csharp, sdk: "AdobeCampaign.Sdk" },
  java: { write: java, sdk: "adobecampaign.sdk" },
  yaml: { write: yaml, sdk: "adobe-campaign" },
};

const blocks = (example: Example) =>
  Object.entries(languages).map(
    ([language, { write, sdk }]) => [language, `\`\`\`${language}\n${write(example, sdk)}\`\`\`\n`] as const,
  );

/** The examples of a resource or a function, as a schema carries them: the Pulumi Registry shows one language at a time. */
export function examplesOf(name: string): string {
  const list = (examples[name] ?? []).map((example) =>
    [
      `{{% example %}}\n### ${example.title}\n\n<!--Start PulumiCodeChooser -->\n`,
      ...blocks(example).map(([, block]) => block),
      "<!--End PulumiCodeChooser -->\n{{% /example %}}\n",
    ].join(""),
  );
  return list.length === 0 ? "" : `\n\n{{% examples %}}\n## Example Usage\n\n${list.join("\n")}{{% /examples %}}\n`;
}

/** The same for a page of the Pulumi Registry. */
export function chooserOf(name: string): string {
  const [example] = examples[name]!;
  const choices = blocks(example!).map(
    ([language, block]) => `{{% choosable language ${language} %}}\n\n${block}\n{{% /choosable %}}\n`,
  );
  const all = Object.keys(languages).join(",");
  return `\n{{< chooser language "${all}" >}}\n\n${choices.join("")}\n{{< /chooser >}}\n`;
}
