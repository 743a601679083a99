/** What `npm publish` would send: what users need, and nothing else. */
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../tools/paths.mts";
import { pathsIn, usePacked } from "../support/packed.ts";

const packed = usePacked();

const expected = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
  /^docs\/[\w/-]+\.(md|schema\.json)$/,
  /^docs\/images\/[\w-]+\.png$/,
  /^examples\/[\w/-]+\/(README\.md|Pulumi\.yaml|PulumiPolicy\.yaml|package\.json|tsconfig\.json|index\.ts|__main__\.py|requirements\.txt|[\w-]+\.yml)$/,
  /^dist\/[\w/-]+\.(d\.ts|js)$/,
  /^dist\/(dynamic|cli\/terminal)\/[\w-]+\.LICENSE$/,
  // The plugin, whose modules are packed into it.
  /^native\/(pulumi-resource-adobe-campaign(\.cmd)?|component-host\.js|schema\.json|LICENSES)$/,
  /^dist\/emulator\/page\/assets\/(index\.html|app\.(js|css)|preact\.LICENSE)$/,
];

test("the packed file holds the build, the guides and the papers", () => {
  const paths = pathsIn(packed.tarball);
  expect(paths.filter((path) => !expected.some((pattern) => pattern.test(path)))).toEqual([]);
  expect(paths.filter((path) => /test|tsbuildinfo|\.map$/.test(path))).toEqual([]);
  expect(paths).toEqual(expect.arrayContaining(["package.json", "README.md", "LICENSE", "CHANGELOG.md"]));
});

test("each module is there with its types, and each guide", () => {
  const paths = new Set(pathsIn(packed.tarball));
  const modules = globSync("**/*.ts", { cwd: join(root, "provider"), exclude: ["emulator/page/browser"] })
    .filter((path) => !path.startsWith("native/"))
    .map((path) => `dist/${path.replace(/\.ts$/, "")}`);
  expect(modules.length).toBeGreaterThan(200);
  for (const module of modules)
    expect([module, paths.has(`${module}.js`) && paths.has(`${module}.d.ts`)]).toEqual([module, true]);
  for (const guide of globSync("docs/**/*.md", { cwd: root })) expect(paths).toContain(guide);
});

test("the links of the README, the guides and the examples lead to something that is packed", () => {
  const paths = pathsIn(packed.tarball);
  for (const page of paths.filter((path) => path.endsWith(".md"))) {
    const links = readFileSync(join(root, page), "utf8").matchAll(/\]\((?!https?:|#)([^)#\s]+)/g);
    for (const [, target] of links) {
      const path = normalize(join(dirname(page), target!)).replace(/\/$/, "");
      expect(
        paths.some((packed) => packed === path || packed.startsWith(`${path}/`)),
        `${page}: ${path}`,
      ).toBe(true);
    }
  }
});
