import { createRequire } from "node:module";
import { join } from "node:path";

import { root } from "../../paths.mts";

type Keys = typeof import("../../../provider/config/keys.ts");
const keys = createRequire(import.meta.url)(join(root, "dist/config/keys.js")) as Keys;

type Key = keyof Keys["settings"];
export const settingKeys = Object.keys(keys.settings) as Key[];

export function settingPage(key: Key): string {
  const { secret, description } = keys.settings[key];
  const { configKey, environmentVariable, inherited } = keys;
  // Pulumi takes some values for secrets by the name of their key, and must be given `--plaintext` for those that are not.
  const kind = secret ? "--secret " : /token/i.test(key) ? "--plaintext " : "";
  const set = (name: string) => `pulumi config set ${name.includes(".") ? "--path " : ""}${kind}'${name}'`;
  return `# ${configKey(key)}

${description}.
${secret ? "\nIt is a secret: kept encrypted in the stack's configuration, and never printed.\n" : ""}
| | configuration | environment variable |
|---|---|---|
| the instance of the program | \`${configKey(key)}\` | \`${environmentVariable(key)}\` |
| an instance named \`exec1\` | \`${configKey(key, "exec1")}\` | \`${environmentVariable(key, "exec1")}\` |

\`\`\`sh
${set(configKey(key))}${secret ? "" : " VALUE"}
${set(configKey(key, "exec1"))}${secret ? "" : " VALUE"}
\`\`\`

Configuration comes before the environment. ${
    inherited.includes(key)
      ? `A named instance that has no value of its own takes that of \`${configKey(key)}\`.`
      : `A named instance does not take the value of \`${configKey(key)}\`.`
  }
`;
}

export function settingList(): string {
  const rows = settingKeys.map((key) => {
    const { secret, description } = keys.settings[key];
    return `| [${keys.configKey(key)}](configuration/${key}.md) | ${secret ? "secret. " : ""}${description.replaceAll("|", "\\|")} |`;
  });
  return ["| key | |", "|---|---|", ...rows].join("\n");
}
