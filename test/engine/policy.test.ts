/** The example's policy pack, run by the engine on its own program, and on programs that break its rules. */
import { chmodSync, copyFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../../tools/paths.mts";
import { exampleFiles } from "../support/examples.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Ran } from "../support/pulumi.ts";
import { usualPackages } from "../support/pulumi-project.ts";

const files = exampleFiles("policy");
const program = files["index.ts"]!;

describe("a policy pack", () => {
  let room: Room;

  beforeAll(async () => {
    const installed = [...usualPackages, "@pulumi/policy"];
    room = await Room.open(files, { project: "policy", name: "prod", secretKey: "policy:imsClientSecret", installed });
    await room.stack.configure({ imsClientId: "Campaign1-acme" });
    const launcher = join(room.stack.project, "pack", "run-policy-pack");
    copyFileSync(join(root, "tools", "pulumi-cli", "run-policy-pack"), launcher);
    chmodSync(launcher, 0o755);
    room.stack.env["PULUMI_CONFIG"] = configuration({ "policy:imsClientSecret": room.clientSecret.value });
  });
  afterAll(() => room.close());

  const configuration = (values: Record<string, string>) => JSON.stringify(values);
  // Without --diff, which shows violations among the resources.
  const withPack = ["--policy-pack", "pack/run-policy-pack", "--stack", "prod"];
  const preview = () => room.stack.run("preview", ...withPack);
  /** The next program, whose types are those of the first one. */
  const write = (text: string) => {
    expect(text).not.toBe(program);
    room.stack.env["PULUMI_NODEJS_TRANSPILE_ONLY"] = "true";
    room.stack.write({ "index.ts": text });
  };

  /** The rules that were broken, by the resource's name, each with what was said. */
  function violations(text: string): string[] {
    const found = text.matchAll(/- \[(\w+)\]\s+([\w-]+)\s+\([^)]*: ([\w-]+)\)\n.*\n((?: {10}.*\n)+)/g);
    return [...new Set([...found].map(([, level, rule, name, said]) => `${level} ${rule} ${name}: ${said!.trim()}`))];
  }

  test("lets a program pass that keeps to the rules", async () => {
    const passed = ok(await preview());
    expect(passed.stdout).toMatch(/✅ adobe-campaign@v1\.0\.0/);
    expect(violations(passed.stdout)).toEqual([]);
  });

  describe("refuses every breach in one preview, before anything is asked of the instance:", () => {
    let refused: Ran;
    const broken = () => violations(refused.stdout);
    const literal = "a literal in the program";

    beforeAll(async () => {
      const wrong = program
        .replace('"https://ims-na1.adobelogin.com"', '"ims-na1.adobelogin.com"')
        .replace('"Campaign - acme - (.*)"', '"Campaign - (.*)"')
        .replace("`https://${pulumi.getStack()}.campaign.example.com`", '"https://acme-prod.campaign.adobe.com"')
        .replace('config.requireSecret("imsClientSecret")', `"${literal}"`)
        .replace("protect: production", "protect: false");
      write(wrong);
      // It ends with its preview, which is that of `pulumi preview`.
      refused = await room.stack.run("up", "--yes", ...withPack);
    });

    test("production that is not protected", () => {
      const said =
        'The stack "prod" is production, and this resource is not protected. Give it the option protect: true.';
      expect(
        broken()
          .filter((line) => line.includes("production-protected"))
          .sort(),
      ).toEqual([
        `mandatory production-protected ims-account: ${said}`,
        `mandatory production-protected ims-package: ${said}`,
      ]);
    });

    test("every other one, and says what to do", () => {
      expect(
        broken()
          .filter((line) => !line.includes("production-protected"))
          .map((line) => line.split(". ")[0])
          .sort(),
      ).toEqual([
        'mandatory hosted-verified ims-account: Adobe administers this instance (callbackServer is "https://acme-prod.campaign.adobe.com")',
        'mandatory https ims-account: imsServer is "ims-na1.adobelogin.com"',
        expect.stringContaining(
          'mandatory mask-contains-tenant ims-account: associationMask is "Campaign - (.*)", which',
        ),
        expect.stringContaining(
          "mandatory secret-from-configuration ims-account: clientSecret is not a value of the stack's",
        ),
      ]);
      expect(refused.text).not.toContain(literal);
    });

    test("and up does nothing", () => {
      expect(refused.code).not.toBe(0);
      expect(refused.text).not.toContain("Updating (prod)");
      expect(room.instance.calls()).toEqual([]);
    });
  });

  test("finds a placeholder, and no other literal, where the configuration is not to be seen", async () => {
    room.stack.env["PULUMI_CONFIG"] = undefined;
    await room.startAs("other");
    const literal = (text: string) => program.replace('config.requireSecret("imsClientSecret")', `"${text}"`);
    const [, second] = literal("not a placeholder").split(/^(?=new campaign)/m);
    write(literal("dummy") + second!.replace('"ims"', '"other"').replace("tenant:", 'instance: "other", tenant:'));
    const { text, stdout } = await preview();
    // Nothing else is wrong: both accounts came as far as the rules.
    expect([...new Set(text.match(/error: .*/g))]).toEqual(["error: preview failed"]);
    expect(stdout).toMatch(/\+ .* other-account create/);
    expect(violations(stdout)).toEqual([
      "mandatory secret-from-configuration ims-account: clientSecret is a placeholder. Set the real one with `pulumi config set --secret`.",
    ]);
  });
});
