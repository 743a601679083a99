/** The reference has a page for everything that a user can meet. What stands on the pages is judged by `npm run lint`. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as errors from "../../../provider/errors/index.ts";
import { program } from "../../../provider/cli/main.ts";
import { settings } from "../../../provider/config/keys.ts";
import * as classes from "../../../provider/index.ts";
import { root } from "../../../tools/paths.mts";

const pages = (folder: string) =>
  readdirSync(join(root, "docs", "reference", folder))
    .map((file) => file.replace(/\.md$/, ""))
    .sort();

describe("the reference has a page", () => {
  test("for each setting", () => {
    expect(pages("configuration")).toEqual(Object.keys(settings).sort());
  });

  test("for each command", () => {
    expect(pages("commands")).toEqual(program.commands.map((command) => command.name()).sort());
  });

  test("for each resource", () => {
    const resources = Object.entries(classes).filter(([, value]) => "__pulumiType" in value);
    expect(pages("resources")).toEqual(resources.map(([name]) => name).sort());
  });

  test("for each error", () => {
    const concrete = Object.keys(errors).filter((name) => name !== "AdobeCampaignError");
    expect(pages("errors")).toHaveLength(concrete.length);
  });
});
