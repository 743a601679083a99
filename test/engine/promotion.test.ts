/** The example, as it is: a change walks from dev over stage to prod, and wrong promotions are refused before the first write. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Promotion } from "../../provider/promotion/promotion.ts";
import { root } from "../../tools/paths.mts";
import type { Instance } from "../support/engine-instance.ts";
import { accountArgs } from "../support/engine-programs.ts";
import { expectReadable, propertyDiff } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import { adobeCampaign } from "../support/run-command.ts";
import type { Ran } from "../support/pulumi.ts";

const example = join(root, "examples", "promotion");
const files = Object.fromEntries(readdirSync(example).map((name) => [name, readFileSync(join(example, name), "utf8")]));
const program = files["index.ts"]!;
const address = (stack: string) => `https://${stack === "prod" ? "" : `${stack}.`}campaign.example.com`;

describe("dev, stage and prod", () => {
  let room: Room;
  const instances: Record<string, Instance> = {};

  beforeAll(async () => {
    const people = (name: string) => ({
      people: [{ email: "ana@example.com", profiles: [`Campaign - acme-${name} - delivery`] }],
      accessUrl: address(name),
    });
    const options = { project: "promotion", name: "dev", secretKey: "imsClientSecret", emulator: people("dev") };
    room = await Room.open(files, options);
    instances["dev"] = room.instance;
    for (const name of ["stage", "prod"]) {
      instances[name] = await room.start({ instanceName: name, ...people(name) });
      ok(await room.stack.run("stack", "init", name));
    }
    instances["older"] = await room.start({ instanceName: "older", release: "7.3.5" });
    const secret = `imsClientSecret=${room.clientSecret.value}`;
    for (const name of ["dev", "stage", "prod"]) {
      const values = ["--plaintext", `imsClientId=Campaign-${name}`, "--secret", secret];
      ok(await room.stack.run("config", "set-all", "--stack", name, ...values));
    }
  });
  afterAll(() => room.close());

  /** A Pulumi command on one of the stacks, with the instance of its name or another one. */
  const on = (stack: string, args: string[], instance = stack): Promise<Ran> =>
    room.stack.runWith({ env: instances[instance]!.environment }, ...args, "--stack", stack);
  const up = (stack: string, ...args: string[]) => on(stack, ["up", "--yes", "--skip-preview", ...args]);
  const outputs = async (stack: string) =>
    (JSON.parse(ok(await on(stack, ["stack", "output", "--json"])).stdout) as { promotion: Promotion }).promotion;
  const variant = (from: string, to: string) => {
    expect(program).toContain(from);
    room.stack.write({ "index.ts": program.replace(from, to) });
  };
  const untouched = (instance: string) => expect(instances[instance]!.calls(), instance).toEqual([]);
  const compare = (...args: string[]) =>
    adobeCampaign(room.stack.project, { ...process.env, ...room.stack.env }, "compare", ...args);

  function expectRefused(ran: Ran, ...texts: string[]): void {
    expect(ran.code, ran.text).not.toBe(0);
    for (const text of texts) expect(ran.text).toContain(text);
    expect(ran.text).not.toMatch(/^\s+at .*:\d+/m);
  }

  test("stage is refused while dev was never applied, also in a preview", async () => {
    expectRefused(await on("stage", ["preview"]), "was never applied, or does not export its promotion");
    expectRefused(await up("stage"), "was never applied, or does not export its promotion", "run `pulumi up` there");
    untouched("stage");
    const compared = await compare("dev", "stage");
    expect(compared.code, compared.text).toBe(1);
    expect(compared.stderr).toContain("stack dev");
  });

  let needed: string[];
  test("dev is applied", async () => {
    ok(await up("dev"));
    needed = instances["dev"]!.calls();
    expect(await outputs("dev")).toMatchObject({
      schemaVersion: 2,
      stack: "dev",
      instance: { name: "emulator", url: room.instance.emulator.url, release: "7.4.1" },
      mode: "manage",
      drifted: [],
      fields: { callbackServer: { rule: "different", value: address("dev") }, clientId: { rule: "free" } },
      earlier: [],
    });
  });

  test("stage is refused with another organization, or with dev's callback: not even the package is installed", async () => {
    variant(
      '"0123456789ABCDEF01234567@AdobeOrg"',
      'stack === "dev" ? "0123456789ABCDEF01234567@AdobeOrg" : "F".repeat(24) + "@AdobeOrg"',
    );
    expectRefused(
      await up("stage"),
      `organizationId is "${"F".repeat(24)}@AdobeOrg" on stack stage, but "0123456789ABCDEF01234567@AdobeOrg" on stack dev`,
      "promotionExceptions.organizationId",
    );
    variant("https://stage.campaign", "https://DEV.campaign");
    expectRefused(
      await up("stage"),
      `callbackServer is "https://DEV.campaign.example.com" on stack stage`,
      "belongs to stack dev",
    );
    untouched("stage");
    room.stack.write({ "index.ts": program });
  });

  test("stage takes over what dev has, by an update plan, with the same requests as dev", async () => {
    const plan = join(room.stack.folder, "stage-plan.json");
    ok(await on("stage", ["preview", "--save-plan", plan]));
    untouched("stage");
    ok(await up("stage", "--plan", plan));
    expect(instances["stage"]!.calls().length).toBe(needed.length);
    expect(instances["stage"]!.account()).toMatchObject({
      callbackServer: address("stage"),
      clientId: "Campaign-stage",
    });
    expect((await outputs("stage")).earlier).toEqual([
      { project: "promotion", stack: "dev", different: { callbackServer: address("dev") } },
    ]);
  });

  test("prod is refused the callback of dev, two environments before, and on an older release", async () => {
    variant("https://campaign.example.com", address("dev"));
    expectRefused(await up("prod"), `callbackServer is "${address("dev")}" on stack prod`, "belongs to stack dev");
    untouched("prod");
    room.stack.write({ "index.ts": program });
    const older = await on("prod", ["up", "--yes", "--skip-preview"], "older");
    expectReadable(older, "ACC4015", "release 7.3.5 (build 9383) is older than 7.4.1 (build 9383) on stack stage");
    expect(instances["older"]!.writes()).toEqual([]);
    expect(instances["older"]!.emulator.packages()).not.toContain("emu:imsIntegration");
  });

  test("prod takes over what stage has, by an update plan, and is protected", async () => {
    const plan = join(room.stack.folder, "prod-plan.json");
    ok(await on("prod", ["preview", "--save-plan", plan]));
    // What is not in the plan, is not done.
    variant('tenant: "acme"', 'tenant: "acme2"');
    const otherwise = await up("prod", "--plan", plan);
    expect(otherwise.code, otherwise.text).not.toBe(0);
    expect(otherwise.text).toContain("violates plan");
    expect(instances["prod"]!.account()?.["tenant"] ?? "").toBe("");
    room.stack.write({ "index.ts": program });
    instances["prod"]!.calls();
    ok(await up("prod", "--plan", plan));
    expect(instances["prod"]!.account()).toMatchObject({ callbackServer: address("prod"), active: "1" });
    expect((await outputs("prod")).earlier.map(({ stack }) => stack)).toEqual(["dev", "stage"]);
    const destroy = await on("prod", ["destroy", "--yes", "--skip-preview"]);
    expectRefused(destroy, "protect");
    expect(instances["prod"]!.account()).toMatchObject({ active: "1" });
  });

  test.each(["dev", "stage", "prod"])(
    "people sign in to %s, and come back to it, once its server has started anew",
    (name) => {
      const { emulator } = instances[name]!;
      expect(emulator.signIn("ana@example.com").admitted).toBe(false);
      emulator.restart();
      expect(emulator.signIn("ana@example.com")).toMatchObject({ admitted: true, groups: ["delivery"] });
    },
  );

  test("then a run changes nothing anywhere, and asks nobody", async () => {
    for (const instance of Object.values(instances)) instance.calls();
    for (const stack of ["dev", "stage", "prod"]) {
      ok(await up(stack, "--expect-no-changes"));
      untouched(stack);
    }
  });

  test("a comparison of the stacks finds nothing wrong", async () => {
    const compared = await compare("dev", "prod");
    expect(compared.code, compared.text).toBe(0);
    expect(compared.stdout).toMatch(
      /^callbackServer +https:\/\/dev\S+ +https:\/\/campaign\S+ +✔ different, as it should be/m,
    );
    expect(compared.stdout).toMatch(/^organizationId .* in both, as it should be/m);
    expect(compared.stdout).toMatch(/^clientSecret .*cannot be known/m);
  });

  test("dev had drifted: stage is refused what was repaired just now, until dev was looked at again", async () => {
    instances["dev"]!.emulator.edit({ set: { imsRightsMask: "Campaign - other - (.*)" } });
    ok(await up("dev", "--refresh"));
    expect((await outputs("dev")).drifted).toEqual(["associationMask"]);
    expectRefused(await up("stage"), "stack dev had drifted when it was last applied (associationMask)", "stack stage");
    untouched("stage");
    const compared = await compare("dev", "stage", "--json");
    expect(compared.code, compared.text).toBe(7);
    const { rows } = JSON.parse(compared.stdout) as { rows: { field: string; verdict: string }[] };
    expect(rows.filter(({ verdict }) => verdict === "wrong")).toMatchObject([{ field: "drifted" }]);
    ok(await up("dev", "--refresh"));
    expect((await outputs("dev")).drifted).toEqual([]);
    ok(await up("stage", "--expect-no-changes"));
  });

  test("stage in verify failure: prod is refused, once a refresh has recorded it", async () => {
    variant("promotedFrom,", 'promotedFrom, mode: stack === "stage" ? "verify" : "manage",');
    ok(await up("stage"));
    instances["stage"]!.emulator.edit({ set: { tenant: "other" } });
    ok(await on("stage", ["refresh", "--yes", "--skip-preview", "--run-program"]));
    expect(await outputs("stage")).toMatchObject({ mode: "verify", drifted: ["tenant"] });
    instances["prod"]!.calls();
    expectRefused(await up("prod"), "stack stage is in verify failure", "(tenant)", "stack prod");
    untouched("prod");
    // A second look does not make it right.
    ok(await on("stage", ["refresh", "--yes", "--skip-preview", "--run-program"]));
    expect((await outputs("stage")).drifted).toEqual(["tenant"]);
    instances["stage"]!.emulator.edit({ set: { tenant: "acme" } });
    ok(await up("stage", "--refresh"));
    ok(await up("stage", "--refresh"));
    expect((await outputs("stage")).drifted).toEqual([]);
    ok(await up("prod", "--expect-no-changes"));
  });

  test("an exception is shown in the preview, kept in the state, and writes nothing", async () => {
    variant(
      "promotedFrom,",
      'promotedFrom, promotionExceptions: stack === "stage" ? { scopes: "dev comes later" } : undefined, mode: stack === "stage" ? "verify" : "manage",',
    );
    const preview = ok(await on("stage", ["preview", "--diff"]));
    expect(propertyDiff(preview.stdout).join()).toContain("scopes");
    instances["stage"]!.calls();
    ok(await up("stage"));
    expect(instances["stage"]!.writes()).toEqual([]);
    expect((await outputs("stage")).exceptions).toEqual({ scopes: "dev comes later" });
  });
});

describe("two instances in one program, one promoted to the other", () => {
  let room: Room;
  const programOf = (callback: string) => `
const pulumi = require("@pulumi/pulumi");
const { ImsIntegration } = require("pulumi-adobe-campaign");
const common = ${JSON.stringify(accountArgs)};
const clientSecret = new pulumi.Config("test").requireSecret("clientSecret");
const first = new ImsIntegration("first", { ...common, clientSecret });
const next = { callbackServer: "${callback}", instance: "second", promotedFrom: first.promotion };
exports.promotion = new ImsIntegration("second", { ...common, clientSecret, ...next }).promotion;`;

  let second: Instance;
  beforeAll(async () => {
    room = await Room.open({ "index.js": programOf("https://second.campaign.example.com") });
    second = await room.start({ instanceName: "second" });
    for (const [name, value] of Object.entries(second.environment))
      room.stack.env[name.replace("CAMPAIGN_", "CAMPAIGN_SECOND_")] = value;
  });
  afterAll(() => room.close());

  test("a preview does not know what will be promoted, and does not mind; up does", async () => {
    room.stack.write({ "index.js": programOf(accountArgs.callbackServer) });
    ok(await room.stack.preview());
    const wrong = await room.stack.up();
    expect(wrong.code, wrong.text).not.toBe(0);
    expect(wrong.text).toContain(`callbackServer is "${accountArgs.callbackServer}" on stack test`);
    expect(second.calls()).toEqual([]);
    room.stack.write({ "index.js": programOf("https://second.campaign.example.com") });
    ok(await room.stack.up());
    expect(second.account()).toMatchObject({ callbackServer: "https://second.campaign.example.com", active: "1" });
    ok(await room.stack.preview("--expect-no-changes"));
  });
});
