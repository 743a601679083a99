/** Writes what is generated from the schemas, or with `--check` says what is stale. Runs on the built package. */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { format } from "prettier";

import { argumentsOf } from "./generate/arguments.mts";
import { REFERENCE, referencePages } from "./generate/reference.mts";
import { argumentsTable, fillSection, type Setting, settingsTable } from "./generate/tables.mts";
import { argumentsInterface, promotionRules } from "./generate/types.mts";
import { root } from "./paths.mts";

const read = (path: string): string | undefined => {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch {
    return undefined;
  }
};

const packageArguments = argumentsOf("integration-package", "integrationPackageSchema");
const accountArguments = argumentsOf("ims-external-account", "imsExternalAccountSchema");
const { settings } = createRequire(import.meta.url)(join(root, "dist/config/keys.js")) as {
  settings: Record<string, Setting>;
};
const { version } = JSON.parse(read("package.json")!) as { version: string };

const sources: Record<string, string> = {
  "provider/version.ts": `// Generated from package.json by \`npm run generate\`. Do not edit.\nexport const version = ${JSON.stringify(version)};\n`,
  "provider/resources/integration-package/args.ts": argumentsInterface(
    "IntegrationPackageArgs",
    "The arguments of `IntegrationPackage`.",
    packageArguments,
  ),
  "provider/resources/ims-external-account/args.ts": argumentsInterface(
    "ImsExternalAccountArgs",
    "The arguments of `ImsExternalAccount`.",
    accountArguments,
  ),
  "provider/promotion/rules.ts": promotionRules(accountArguments),
};

const wanted = new Map<string, string>();
for (const [path, text] of Object.entries(sources))
  wanted.set(path, await format(text, { parser: "typescript", printWidth: 120 }));

const readme = read("README.md");
if (readme !== undefined) {
  const sections: [string, string][] = [
    ["account arguments", argumentsTable(accountArguments)],
    ["package arguments", argumentsTable(packageArguments)],
    ["configuration", settingsTable(settings)],
  ];
  wanted.set(
    "README.md",
    sections.reduce((text, [name, content]) => fillSection(text, name, content), readme),
  );
}

const reference = referencePages(accountArguments, packageArguments);
for (const [path, text] of reference) wanted.set(path, text);
const left = globSync(`${REFERENCE}/**/*.md`, { cwd: root }).filter((path) => !reference.has(path));

const stale = [...wanted].filter(([path, text]) => read(path) !== text);
const names = [...stale.map(([path]) => path), ...left];
if (process.argv.includes("--check")) {
  if (names.length > 0) {
    console.error(`stale: ${names.join(", ")}; run \`npm run generate\` and commit the result`);
    process.exit(1);
  }
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const path of left) rmSync(join(root, path));
  console.log(names.length === 0 ? "nothing to generate" : `generated ${names.join(", ")}`);
}
