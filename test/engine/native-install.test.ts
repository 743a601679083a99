/** The archives of a release: Pulumi installs the plugin out of them, and a program finds it without npm. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";

import { version } from "../../provider/version.ts";
import { releaseAssets } from "../../tools/release-assets.mts";
import { ok } from "../support/engine-room.ts";
import { openYamlRoom } from "../support/engine-yaml.ts";

test("a program runs with the plugin that was installed from an archive", async () => {
  const program = "name: test\nruntime: yaml\nresources:\n  package:\n    type: adobe-campaign:IntegrationPackage\n";
  const room = await openYamlRoom(
    { "Pulumi.yaml": program },
    { project: "test", installed: [], emulator: { packageInstalled: true } },
  );
  const { stack } = room;
  const paths = await releaseAssets(join(stack.folder, "release"));
  const names = ["linux", "darwin", "windows"].flatMap((system) =>
    ["amd64", "arm64"].map((processor) => `pulumi-resource-adobe-campaign-v${version}-${system}-${processor}.tar.gz`),
  );
  expect(paths.map((path) => basename(path))).toEqual([...names, "SHA256SUMS"]);
  const sums = readFileSync(paths.at(-1)!, "utf8").trim().split("\n");
  expect(sums).toEqual(
    paths.slice(0, -1).map((path) => {
      const digest = createHash("sha256").update(readFileSync(path)).digest("hex");
      return `${digest}  ${basename(path)}`;
    }),
  );

  const processor = process.arch === "arm64" ? "arm64" : "amd64";
  const archive = paths.find((path) => path.includes(`${process.platform}-${processor}`))!;
  ok(await stack.run("plugin", "install", "resource", "adobe-campaign", version, "--file", archive));
  ok(await stack.up());
  expect((await stack.resources(":IntegrationPackage")).map(({ id }) => id)).toEqual([
    room.instance.emulator.imsPackage,
  ]);
  await room.close();
});
