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

/** It fails on any other Node. */
const program = (version: string) => `
const config = new pulumi.Config("test");
if (!process.versions.node.startsWith("${version}")) throw new Error("this is Node " + process.versions.node);
new campaign.ImsIntegration("ims", { ...${JSON.stringify(accountArgs)}, clientSecret: config.requireSecret("clientSecret") });
`;

/** What runs a program, and what kind of program it is. */
interface Surroundings {
  module: keyof typeof heads;
  node: "oldest" | "newest";
  sdk: keyof typeof sdks;
}

interface Combination {
  manager: PackageManagerName;
  /** With what the stack is created. */
  first: Surroundings;
  /** With what it is looked at afterwards: a state does not depend on it. */
  then: Surroundings;
  /** Also the preview before `up`, and `destroy`: they cost time, and need not be seen everywhere. */
  wholeLife?: boolean;
}

const described = ({ module, node, sdk }: Surroundings) =>
  `a program in ${module}, the ${node} Node and the ${sdk} SDK`;

export function works({ manager, first, then, wholeLife = false }: Combination): void {
  const packed = usePacked();
  const { files, install } = packageManagers[manager];
  let room: Room;
  const installed = (path: string) => readFileSync(join(room.stack.project, "node_modules", path), "utf8");

  /** Writes the program, and installs what it needs unless that is there. */
  async function change({ module, node, sdk }: Surroundings, there?: Surroundings): Promise<void> {
    const { env, project } = room.stack;
    const dependencies = { "pulumi-adobe-campaign": `file:${packed.tarball}`, [SDK]: sdks[sdk] };
    const type = module === "esm" ? "module" : "commonjs";
    room.stack.write({
      "index.js": heads[module] + program(node === "newest" ? process.versions.node : "22."),
      "package.json": JSON.stringify({ name: "engine-test", private: true, main: "index.js", type, dependencies }),
    });
    env["PATH"] = [await folderOfNode(node), env["PATH"]].join(delimiter);
    if (sdk === there?.sdk) return;
    const { code, output } = await install({ cwd: project, quiet: true });
    expect(code, output).toBe(0);
  }

  function testInstallation({ sdk }: Surroundings): void {
    test("it is installed beside that SDK", () => {
      expect(installed("pulumi-adobe-campaign/dist/dynamic.js")).toBe(
        readFileSync(join(root, "dist/dynamic.js"), "utf8"),
      );
      const { version } = JSON.parse(installed(`${SDK}/package.json`)) as { version: string };
      expect(version.replace("v", "")).toBe(sdks[sdk]);
    });
  }

  beforeAll(async () => void (room = await Room.open(files, { installed: [] })));
  afterAll(async () => {
    await rm(join(room.stack.project, "node_modules"), { recursive: true }); // or the scan would read all of it
    await room.close();
  });

  describe(`with ${manager}, ${described(first)}`, () => {
    beforeAll(() => change(first));
    testInstallation(first);

    if (wholeLife)
      test("preview asks the instance nothing", async () => {
        expect(ok(await room.stack.preview()).stdout).toMatch(/\+ 4 to create/);
        expect(room.instance.calls()).toEqual([]);
      });

    test("up configures the instance", async () => {
      const { stack, instance } = room;
      ok(await stack.up());
      expect(instance.account()).toMatchObject(accountAttributes);
      expect(instance.secret()).toBe(room.clientSecret.value);
    });
  });

  describe(`with ${manager}, ${described(then)}`, () => {
    beforeAll(() => change(then, first));
    if (then.sdk !== first.sdk) testInstallation(then);

    test("nothing is left to change", async () => {
      ok(await room.stack.preview("--refresh", "--expect-no-changes"));
    });
  });

  if (wholeLife)
    test(`destroy gives the account back, with ${described(first)}`, async () => {
      await change(first, then);
      ok(await room.stack.destroy());
      expect(room.instance.account()).toMatchObject({ tenant: "", active: "0" });
    });
}
