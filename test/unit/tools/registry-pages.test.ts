/** The two pages that the Pulumi Registry shows of a package, beside what it makes of the schema. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { root } from "../../../tools/paths.mts";
import { languages, published } from "../../support/schema-examples.ts";

const read = (path: string) => readFileSync(join(root, path), "utf8");
const { displayName, version } = JSON.parse(read("schema.json")) as { displayName: string; version: string };

describe.each([
  ["docs/_index.md", displayName],
  ["docs/installation-configuration.md", `${displayName} Installation & Configuration`],
])("%s", (path, title) => {
  test("says at its head what it is", () => {
    const [, head] = /^---\n([^]*?)\n---\n/.exec(read(path))!;
    expect(parse(head!)).toEqual({
      title,
      meta_desc: expect.stringContaining("Adobe Campaign") as string,
      layout: "package",
    });
  });

  test("has no heading of the first level, which the Registry adds", () => {
    expect(read(path)).not.toMatch(/^# /m);
  });
});

test("the first page shows the component in every language", () => {
  const page = read("docs/_index.md");
  for (const language of languages) {
    expect(page).toContain(`{{% choosable language ${language} %}}`);
    expect(page).toContain(published.get("ImsIntegration")![language]);
  }
});

test("the plugin is installed in the version of the schema", () => {
  for (const path of ["docs/installation-configuration.md", "docs/native.md"])
    expect(read(path)).toContain(`pulumi plugin install resource adobe-campaign ${version} --file`);
});
