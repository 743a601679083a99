/** The packed file in a project of its own: one way to install it, one kind of program, one Node, one SDK. */
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../../tools/paths.mts";
import { accountArgs, accountAttributes } from "./engine-programs.ts";
import { ok, Room } from "./engine-room.ts";
import { folderOfNode } from "./node-versions.ts";
import { type PackageManagerName, packageManagers } from "./package-managers.ts";
import { usePacked } from "./packed.ts";

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  peerDependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};
const SDK = "@pulumi/pulumi";

/** The oldest is what the peer dependency promises, the newest what this repository is built with. */
const sdks = {
  oldest: manifest.peerDependencies[SDK]!.replace("^", ""),
  newest: manifest.devDependencies[SDK]!.replace("^", ""),
};

const heads = {
  esm: `import * as pulumi from "@pulumi/pulumi";\nimport * as campaign from "pulumi-adobe-campaign";\n`,
  commonjs: `const pulumi = require("@pulumi/pulumi");\nconst campaign = require("pulumi-adobe-campaign");\n`,
};

const program = `
const config = new pulumi.Config("test");
console.log("ran on Node", process.versions.node);
new campaign.ImsIntegration("ims", { ...${JSON.stringify(accountArgs)}, clientSecret: config.requireSecret("clientSecret") });
`;

export interface Combination {
  manager: PackageManagerName;
  module: keyof typeof heads;
  node: "oldest" | "newest";
  sdk: keyof typeof sdks;
  /** Also the preview before `up`, and `destroy`: they cost time, and need not be seen everywhere. */
  wholeLife?: boolean;
}

export function works({ manager, module, node, sdk, wholeLife = false }: Combination): void {
  describe(`with ${manager}, an ${module} program, the ${node} Node and the ${sdk} SDK`, () => {
    const packed = usePacked();
    const { files, install } = packageManagers[manager];
    let room: Room;

    beforeAll(async () => {
      const dependencies = { "pulumi-adobe-campaign": `file:${packed.tarball}`, [SDK]: sdks[sdk] };
      const type = module === "esm" ? "module" : "commonjs";
      room = await Room.open(
        {
          ...files,
          "index.js": heads[module] + program,
          "package.json": JSON.stringify({ name: "engine-test", private: true, main: "index.js", type, dependencies }),
        },
        { installed: [] },
      );
      const { env, project } = room.stack;
      env["PATH"] = [await folderOfNode(node), env["PATH"]].join(delimiter);
      const { code, output } = await install({ cwd: project, quiet: true });
      expect(code, output).toBe(0);
    });
    afterAll(async () => {
      await rm(join(room.stack.project, "node_modules"), { recursive: true }); // or the scan would read all of it
      await room.close();
    });

    test("it is installed beside that SDK", () => {
      const read = (path: string) => readFileSync(join(room.stack.project, "node_modules", path), "utf8");
      expect(read("pulumi-adobe-campaign/dist/dynamic.js")).toBe(readFileSync(join(root, "dist/dynamic.js"), "utf8"));
      expect((JSON.parse(read(`${SDK}/package.json`)) as { version: string }).version.replace("v", "")).toBe(sdks[sdk]);
    });

    if (wholeLife)
      test("preview asks the instance nothing", async () => {
        expect(ok(await room.stack.preview()).stdout).toMatch(/\+ 4 to create/);
        expect(room.instance.calls()).toEqual([]);
      });

    test("up configures the instance, and then nothing is left to change", async () => {
      const { stack, instance } = room;
      const up = ok(await stack.up());
      expect(up.stdout).toContain(`ran on Node ${node === "newest" ? process.versions.node : "22."}`);
      expect(instance.account()).toMatchObject(accountAttributes);
      expect(instance.secret()).toBe(room.clientSecret.value);
      ok(await stack.preview("--refresh", "--expect-no-changes"));
    });

    if (wholeLife)
      test("destroy gives the account back", async () => {
        ok(await room.stack.destroy());
        expect(room.instance.account()).toMatchObject({ tenant: "", active: "0" });
      });
  });
}
