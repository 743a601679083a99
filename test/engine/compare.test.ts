/** `adobe-campaign compare --live`: what two instances have now, with connections from a stack, two stacks, or the environment. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Instance, operator } from "../support/engine-instance.ts";
import { accountAttributes } from "../support/engine-programs.ts";
import { environmentAs, ok, Room } from "../support/engine-room.ts";
import type { Ran, Stack } from "../support/pulumi.ts";
import { adobeCampaign } from "../support/run-command.ts";

describe("a comparison of two instances", () => {
  let room: Room;
  let stack: Stack;
  let dev: Instance;
  let prod: Instance;

  beforeAll(async () => {
    room = await Room.open({ "index.js": "" }, { name: "dev", emulator: { packageInstalled: true } });
    ({ stack } = room);
    ok(await stack.run("stack", "init", "prod"));
    dev = room.instance;
    prod = await room.start({ instanceName: "prod", packageInstalled: true, release: "7.4.2" });
    for (const name of Object.keys(dev.environment)) delete stack.env[name];
    for (const [name, { emulator, password }] of Object.entries({ dev, prod })) {
      const secret = room.canary(`secret of ${name}`).value;
      const callbackServer = `https://${name}.campaign.example.com`;
      emulator.edit({
        set: { ...accountAttributes, callbackServer, userScope: "openid,AdobeID", clientSecret: secret },
      });
      const path = (key: string) => `adobe-campaign:instances.${name}.${key}`;
      const values = { url: emulator.url, user: operator };
      ok(
        await stack.run(
          ...["config", "set-all", "--path", "--stack", "dev", "--secret", `${path("password")}=${password.value}`],
          ...Object.entries(values).flatMap(([key, value]) => ["--plaintext", `${path(key)}=${value}`]),
        ),
      );
      ok(
        await stack.run(
          ...["config", "set-all", "--stack", name, "--secret", `adobe-campaign:password=${password.value}`],
          ...Object.entries(values).flatMap(([key, value]) => ["--plaintext", `adobe-campaign:${key}=${value}`]),
        ),
      );
    }
  });
  afterAll(() => room.close());

  const said: string[] = [];
  async function compare(...args: string[]): Promise<Ran> {
    const ran = await adobeCampaign(stack.project, { ...stack.env, NO_COLOR: "1" }, "compare", ...args);
    said.push(ran.text);
    return ran;
  }
  const verdicts = (ran: Ran) => {
    const { rows } = JSON.parse(ran.stdout) as { rows: { field: string; verdict: string }[] };
    return Object.fromEntries(rows.map(({ field, verdict }) => [field, verdict]));
  };

  test("by the names that a stack's configuration has, in one table", async () => {
    for (const { emulator } of [dev, prod]) emulator.clearJournal();
    const ran = await compare("dev", "prod", "--live", "--stack", "dev");
    expect(ran.code, ran.text).toBe(0);
    const shipped = "admin,central,content,delivery,local,offer,operation,report,workflow,workflowSupervisor";
    const lines = ran.stdout.split("\n").map((line) => line.replace(/ {2,}/g, " | ").trim());
    expect(lines).toEqual([
      "field | dev | prod | verdict",
      "imsServer | https://ims-na1.adobelogin.com | https://ims-na1.adobelogin.com | ✔ in both, as it should be",
      "clientId | Campaign1-acme | Campaign1-acme | ○ may differ",
      "callbackServer | https://dev.campaign.example.com | https://prod.campaign.example.com | ✔ different, as it should be",
      "organizationId | 0123456789ABCDEF01234567@AdobeOrg | 0123456789ABCDEF01234567@AdobeOrg | ✔ in both, as it should be",
      "associationMask | Campaign - acme - (.*) | Campaign - acme - (.*) | ○ may differ",
      "tenant | acme | acme | ○ may differ",
      "scopes | openid,AdobeID | openid,AdobeID | ✔ in both, as it should be",
      "experienceCloudServer | - | - | ○ may differ",
      "productContext | - | - | ? cannot be known: not managed on both",
      "label | MAC | MAC | ○ may differ",
      "enabled | true | true | ○ may differ",
      `securityGroups | ${shipped} | ${shipped} | ✔ in both, as it should be`,
      "release | 7.4.1 (build 9383) | 7.4.2 (build 9383) | ○ may differ",
      "clientSecret | - | - | ? cannot be known: each is encrypted by its instance",
      "",
      "✔ Nothing is wrong on the two instances, as they are now.",
      "Next: nothing to do.",
      "",
    ]);
    for (const { emulator } of [dev, prod]) expect(emulator.journal().filter(({ write }) => write)).toEqual([]);
  });

  test("of two stacks, the other way round: an older release is wrong", async () => {
    const back = await compare("prod", "dev", "--live-stacks", "--json", "--cwd", join(stack.project, "."));
    expect(back.code, back.text).toBe(7);
    expect(verdicts(back)).toMatchObject({ release: "wrong", organizationId: "same", callbackServer: "different" });
  });

  test("of two stacks: groups that are missing, and rights that differ", async () => {
    dev.emulator.addGroup({ name: "reviewers", label: "Reviewers", rights: ["export"] });
    prod.emulator.giveRight({ group: "report", right: "sql" });
    const ran = await compare("dev", "prod", "--live-stacks");
    prod.emulator.takeRight({ group: "report", right: "sql" });
    dev.emulator.removeGroup("reviewers");
    expect(ran.code, ran.text).toBe(7);
    expect(ran.stdout).toMatch(/^securityGroups\.reviewers .*WRONG: missing on prod$/m);
    expect(ran.stdout).toMatch(/^securityGroups\.report\.rights +\S+ +sql +.*WRONG: must be same$/m);
    expect(ran.stdout).toMatch(/^securityGroups +admin,/m);
  });

  test("of two stacks, in which nobody can sign in to one: what is free between two environments is wrong all the same", async () => {
    const before = prod.account()!;
    prod.emulator.edit({ set: { active: "0", imsRightsMask: "Campaign \u2013 acme - (.*)", clientId: "" } });
    const ran = await compare("dev", "prod", "--live-stacks");
    prod.emulator.edit({
      set: { active: "1", imsRightsMask: before["imsRightsMask"]!, clientId: before["clientId"]! },
    });
    expect(ran.code, ran.text).toBe(7);
    expect(ran.stdout).toMatch(/^enabled .*WRONG: on prod the account is disabled: nobody can sign in/m);
    expect(ran.stdout).toMatch(/^associationMask .*WRONG: on prod it contains a typographic dash/m);
    expect(ran.stdout).toMatch(/^clientId .*WRONG: on prod it is empty/m);
  });

  test("finds what a copy of the database brings along: the callback, and the stored secret", async () => {
    const kept = join(stack.folder, "instances", "emulator.json");
    const copy = await room.start({ instanceName: "copy", kept, password: dev.password });
    const environment = { URL: copy.emulator.url, USER: operator, PASSWORD: copy.password.value };
    for (const [name, value] of Object.entries(environment)) stack.env[`ADOBE_CAMPAIGN_COPY_${name}`] = value;
    const text = await compare("dev", "copy", "--live", "--stack", "dev", "--out", "copy.json");
    expect(text.code, text.text).toBe(7);
    expect(JSON.parse(readFileSync(join(stack.project, "copy.json"), "utf8"))).toMatchObject({
      before: "dev",
      after: "copy",
      wrong: ["callbackServer"],
    });
    expect(text.stdout).toMatch(/^callbackServer .*WRONG: must be different$/m);
    expect(text.stdout).toMatch(/^clientSecret .*may differ: same: one stored text was copied to the other$/m);
    expect(text.stdout).toContain("\n✖ 1 is wrong on the two instances, as they are now.\n");
    expect(said.join()).not.toContain(dev.account()!["clientSecret"]);
  });

  test("by the environment, where nothing is configured", async () => {
    const missing = await compare("one", "two", "--live");
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain("ADOBE_CAMPAIGN_ONE_URL");
    expect(missing.stderr).toContain("If these are the names of stacks, use --live-stacks instead of --live.");
    for (const [name, { environment }] of Object.entries({ one: dev, two: prod }))
      Object.assign(stack.env, environmentAs(name, environment));
    expect((await compare("one", "two", "--live")).code).toBe(0);
  });

  test("says plainly what cannot be compared", async () => {
    prod.emulator.removeAccount(prod.emulator.imsAccount);
    const gone = await compare("dev", "prod", "--live-stacks");
    expect([gone.code, gone.stderr]).toEqual([1, expect.stringContaining("no Adobe Experience Cloud account on prod")]);
    const unknown = await compare("dev", "nope");
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toContain(
      "error: stack dev was never applied, or does not export promotion; run `pulumi up` there, with `export const promotion",
    );
    const elsewhere = await compare("dev", "prod", "--cwd", stack.folder);
    expect([elsewhere.code, elsewhere.stderr]).toEqual([
      1,
      expect.stringMatching(/; there is no Pulumi\.yaml in this folder or above\n$/),
    ]);
    for (const { password } of [dev, prod]) expect(said.join()).not.toContain(password.value);
  });
});
