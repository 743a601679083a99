/** The example, as it is: a change walks from dev over stage to prod, and wrong promotions are refused before the first write. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Promotion } from "../../provider/promotion/promotion.ts";
import { root } from "../../tools/paths.mts";
import type { Instance } from "../support/engine-instance.ts";
import { accountArgs } from "../support/engine-programs.ts";
import { diagnosticsOf, expectReadable, operations, propertyDiff } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import { adobeCampaign } from "../support/run-command.ts";
import type { Ran } from "../support/pulumi.ts";

const example = join(root, "examples", "promotion");
const files = Object.fromEntries(readdirSync(example).map((name) => [name, readFileSync(join(example, name), "utf8")]));
const program = files["index.ts"]!;
const transpileOnly = "PULUMI_NODEJS_TRANSPILE_ONLY";
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
    // The types of the example are checked once, as it is; programs that differ from it are translated only.
    room.stack.env[transpileOnly] = "true";
    instances["dev"] = room.instance;
    for (const name of ["stage", "prod"]) {
      instances[name] = await room.start({ instanceName: name, ...people(name) });
      ok(await room.stack.run("stack", "init", name));
    }
    const secret = `imsClientSecret=${room.clientSecret.value}`;
    for (const name of ["dev", "stage", "prod"]) {
      const values = ["--plaintext", `imsClientId=Campaign-${name}`, "--secret", secret];
      ok(await room.stack.run("config", "set-all", "--stack", name, ...values));
    }
  });
  afterAll(() => room.close());

  /** A Pulumi command on one of the stacks, with the instance of its name. */
  const on = (stack: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> =>
    room.stack.runWith({ env: { ...instances[stack]!.environment, ...env } }, ...args, "--stack", stack);
  const up = (stack: string, ...args: string[]) => on(stack, ["up", "--yes", "--skip-preview", ...args]);
  const outputs = async (stack: string) =>
    (JSON.parse(ok(await on(stack, ["stack", "output", "--json"])).stdout) as { promotion: Promotion }).promotion;
  /** The program with other texts in place of some of its own. */
  const variant = (...changes: [from: string, to: string][]) => {
    let text = program;
    for (const [from, to] of changes) {
      expect(text).toContain(from);
      text = text.replace(from, to);
    }
    room.stack.write({ "index.ts": text });
  };
  const untouched = (instance: string) => expect(instances[instance]!.calls(), instance).toEqual([]);
  const compare = (...args: string[]) =>
    adobeCampaign(room.stack.project, { ...process.env, ...room.stack.env }, "compare", ...args);

  function expectRefused(ran: Ran, ...texts: string[]): void {
    expect(ran.code, ran.text).not.toBe(0);
    for (const text of texts) expect(ran.text).toContain(text);
    expect(ran.text).not.toMatch(/^\s+at .*:\d+/m);
  }

  test("stage is refused while dev was never applied, by the preview already", async () => {
    const refused = await on("stage", ["up", "--yes"]);
    expectRefused(refused, "was never applied, or does not export its promotion", "run `pulumi up` there");
    expect(refused.text).not.toContain("Updating (stage)");
    untouched("stage");
    const compared = await compare("dev", "stage");
    expect(compared.code, compared.text).toBe(1);
    expect(compared.stderr).toContain("stack dev");
  });

  let needed: string[];
  test("dev is applied", async () => {
    ok(await on("dev", ["up", "--yes", "--skip-preview"], { [transpileOnly]: undefined }));
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

  test("stage is refused what was repaired on dev just now, another organization, and dev's callback: not even the package is installed", async () => {
    const before = await room.stack.state();
    instances["dev"]!.emulator.edit({ set: { imsRightsMask: "Campaign - other - (.*)" } });
    ok(await up("dev", "--refresh"));
    expect((await outputs("dev")).drifted).toEqual(["associationMask"]);
    variant(
      [
        '"0123456789ABCDEF01234567@AdobeOrg"',
        'stack === "dev" ? "0123456789ABCDEF01234567@AdobeOrg" : "F".repeat(24) + "@AdobeOrg"',
      ],
      ["https://stage.campaign", "https://DEV.campaign"],
    );
    expectRefused(
      await up("stage"),
      "stack dev had drifted when it was last applied (associationMask), so it cannot be promoted to stack stage",
      `organizationId is "${"F".repeat(24)}@AdobeOrg" on stack stage, but "0123456789ABCDEF01234567@AdobeOrg" on stack dev`,
      "promotionExceptions.organizationId",
      `callbackServer is "https://DEV.campaign.example.com" on stack stage, but that belongs to stack dev`,
    );
    untouched("stage");
    room.stack.write({ "index.ts": program });
    // The instance is as it was, and so is the state now: as if nobody had edited anything.
    ok(await room.stack.importState(before));
  });

  test("stage takes over what dev has, by an update plan, with the same requests as dev", async () => {
    const plan = join(room.stack.folder, "stage-plan.json");
    ok(await on("stage", ["preview", "--save-plan", plan]));
    // What is not in the plan, is not done.
    variant(["promotedFrom,", 'promotedFrom, promotionExceptions: { scopes: "not in the plan" },']);
    expectRefused(await up("stage", "--plan", plan), "violates plan");
    room.stack.write({ "index.ts": program });
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

  test("prod takes over what stage has, and is protected", async () => {
    ok(await up("prod"));
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

  test("a comparison of the stacks finds nothing wrong", async () => {
    const compared = await compare("dev", "prod");
    expect(compared.code, compared.text).toBe(0);
    expect(compared.stdout).toMatch(
      /^callbackServer +https:\/\/dev\S+ +https:\/\/campaign\S+ +✔ different, as it should be/m,
    );
    expect(compared.stdout).toMatch(/^organizationId .* in both, as it should be/m);
    expect(compared.stdout).toMatch(/^clientSecret .*cannot be known/m);
  });

  const verifiedStage =
    'promotedFrom, promotionExceptions: stack === "stage" ? { scopes: "dev comes later" } : undefined, mode: stack === "stage" ? "verify" : "manage",';

  test("an exception is shown in the preview, kept in the state, and writes nothing", async () => {
    variant(["promotedFrom,", verifiedStage]);
    instances["stage"]!.calls();
    const ran = ok(await on("stage", ["up", "--yes", "--diff"]));
    const [preview] = ran.stdout.split("Updating (stage)");
    expect(propertyDiff(preview!).join()).toContain("scopes");
    expect(instances["stage"]!.writes()).toEqual([]);
    expect(await outputs("stage")).toMatchObject({ exceptions: { scopes: "dev comes later" }, mode: "verify" });
  });

  test("stage in verify failure: prod is refused, once a refresh has recorded it, and still the callback of dev, two environments before", async () => {
    instances["stage"]!.emulator.edit({ set: { tenant: "other" } });
    ok(await on("stage", ["refresh", "--yes", "--skip-preview", "--run-program"]));
    expect(await outputs("stage")).toMatchObject({ mode: "verify", drifted: ["tenant"] });
    const compared = await compare("stage", "prod", "--json");
    expect(compared.code, compared.text).toBe(7);
    const { rows } = JSON.parse(compared.stdout) as { rows: { field: string; verdict: string }[] };
    expect(rows.filter(({ verdict }) => verdict === "wrong")).toMatchObject([{ field: "drifted" }]);
    instances["prod"]!.calls();
    variant(["promotedFrom,", verifiedStage], ["https://campaign.example.com", address("dev")]);
    expectRefused(
      await up("prod"),
      "stack stage is in verify failure, so it cannot be promoted to stack prod",
      "(tenant)",
      `callbackServer is "${address("dev")}" on stack prod, but that belongs to stack dev`,
    );
    untouched("prod");
    // A second look does not make it right.
    variant(["promotedFrom,", verifiedStage]);
    ok(await on("stage", ["refresh", "--yes", "--skip-preview", "--run-program"]));
    expect((await outputs("stage")).drifted).toEqual(["tenant"]);
  });

  test("once stage is right again, a run of prod changes nothing, and asks nobody", async () => {
    instances["stage"]!.emulator.edit({ set: { tenant: "acme" } });
    // The first look finds that it was changed once more, the second one nothing.
    ok(await on("stage", ["refresh", "--yes", "--skip-preview"]));
    ok(await up("stage", "--refresh"));
    expect((await outputs("stage")).drifted).toEqual([]);
    ok(await up("prod", "--expect-no-changes"));
    untouched("prod");
  });
});

describe("two instances in one program, one promoted to the other", () => {
  let room: Room;
  /** Promoted to instances with these callback servers. */
  const programOf = (next: Record<string, string>) => `
const pulumi = require("@pulumi/pulumi");
const { ImsIntegration } = require("pulumi-adobe-campaign");
const common = ${JSON.stringify(accountArgs)};
const clientSecret = new pulumi.Config("test").requireSecret("clientSecret");
const { promotion: promotedFrom } = new ImsIntegration("first", { ...common, clientSecret });
for (const [instance, callbackServer] of Object.entries(${JSON.stringify(next)}))
  new ImsIntegration(instance, { ...common, clientSecret, callbackServer, instance, promotedFrom });`;

  const callbackServer = "https://second.campaign.example.com";
  const instances: Record<string, Instance> = {};
  beforeAll(async () => {
    room = await Room.open({ "index.js": programOf({ second: accountArgs.callbackServer }) });
    for (const [name, release] of Object.entries({ second: "7.4.1", older: "7.3.5" }))
      instances[name] = await room.startAs(name, { release });
  });
  afterAll(() => room.close());

  test("a preview does not know what will be promoted, and does not mind; up does", async () => {
    const wrong = await room.stack.run("up", "--yes", "--stack", room.stack.name);
    expect(wrong.code, wrong.text).not.toBe(0);
    const [preview, up] = wrong.text.split("Updating (test)");
    expect(preview).not.toContain("error");
    expect(up).toContain(`callbackServer is "${accountArgs.callbackServer}" on stack test`);
    expect(instances["second"]!.calls()).toEqual([]);
  });

  test("an older release is refused before the first write, and the other one goes through", async () => {
    room.stack.write({
      "index.js": programOf({ second: callbackServer, older: "https://older.campaign.example.com" }),
    });
    const ran = await room.stack.up("--continue-on-error");
    const why = "release 7.3.5 (build 9383) is older than 7.4.1 (build 9383) on stack test";
    expectReadable(diagnosticsOf(ran, "older-package"), "ACC4015", why);
    expect(instances["older"]!.writes()).toEqual([]);
    expect(instances["older"]!.emulator.packages()).not.toContain("emu:imsIntegration");
    expect(instances["second"]!.account()).toMatchObject({ callbackServer, active: "1" });
  });

  test("then nothing changes but that the refused one goes", async () => {
    room.stack.write({ "index.js": programOf({ second: callbackServer }) });
    expect(operations(ok(await room.stack.preview()).stdout)).toEqual({ older: "delete" });
  });
});
