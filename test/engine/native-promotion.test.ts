/** Two stacks of a program in YAML: a promotion by the name of the stack before, and what the commands read from states of the plugin. */
import { afterAll, beforeAll, expect, test } from "vitest";

import type { Instance } from "../support/engine-instance.ts";
import { expectReadable } from "../support/engine-output.ts";
import { ok, type Room } from "../support/engine-room.ts";
import { openYamlRoom, yamlAccount, yamlProgram } from "../support/engine-yaml.ts";
import type { Ran } from "../support/pulumi.ts";
import { adobeCampaign } from "../support/run-command.ts";

const component = (changes: Record<string, string> = {}) =>
  yamlProgram(`\n  ims:\n    type: adobe-campaign:ImsIntegration\n    properties:\n${yamlAccount(changes)}`, {
    rest: "outputs:\n  promotion: ${ims.promotion}\n",
  });

const fromDev = { promotedFromStack: "organization/test/dev" };

let room: Room;
let prod: Instance;

beforeAll(async () => {
  room = await openYamlRoom(component(), { project: "test", name: "dev", emulator: { packageInstalled: true } });
  prod = await room.start({ instanceName: "prod" });
  ok(await room.stack.run("stack", "init", "prod"));
  const secret = `test:clientSecret=${room.clientSecret.value}`;
  ok(await room.stack.run("config", "set-all", "--stack", "prod", "--secret", secret));
});
afterAll(() => room.close());

const on = (stack: "dev" | "prod", ...args: string[]): Promise<Ran> =>
  room.stack.runWith({ env: (stack === "prod" ? prod : room.instance).environment }, ...args, "--stack", stack);
const up = (stack: "dev" | "prod") => on(stack, "up", "--yes", "--skip-preview");

const callbackServer = "https://campaign.example.com";
const refused = (ran: Ran, ...texts: string[]) => {
  expect(ran.code, ran.text).not.toBe(0);
  for (const text of texts) expect(ran.text).toContain(text);
  expect(prod.calls()).toEqual([]);
};

test("from a stack that was never applied is refused, by the preview already", async () => {
  room.stack.write(component({ ...fromDev, callbackServer }));
  const ran = await on("prod", "up", "--yes");
  refused(ran, "was never applied, or does not export its promotion");
  expect(ran.text).not.toContain("Updating (prod)");
});

test("an output that is not there is refused as well", async () => {
  const withOutput = yamlProgram(`
  dev:
    type: pulumi:pulumi:StackReference
    properties:
      name: organization/test/dev
  ims:
    type: adobe-campaign:ImsIntegration
    properties:
      promotedFrom: \${dev.outputs["promotion"]}
${yamlAccount({ callbackServer })}`);
  room.stack.write(withOutput);
  refused(await on("prod", "preview"), "was never applied, or does not export its promotion");
});

test("named in two ways is refused in our words", async () => {
  room.stack.write(
    yamlProgram(`
  dev:
    type: pulumi:pulumi:StackReference
    properties:
      name: organization/test/dev
  ims:
    type: adobe-campaign:ImsIntegration
    properties:
      promotedFrom: \${dev.outputs["promotion"]}
${yamlAccount({ ...fromDev, callbackServer })}`),
  );
  expectReadable(
    await on("prod", "preview"),
    "ACC1006",
    'ImsIntegration "ims" cannot be created: promotedFrom and promotedFromStack are both set',
  );
});

test("from one that was applied is checked: its callback is refused, another goes through", async () => {
  room.stack.write(component());
  ok(await up("dev"));
  room.stack.write(component(fromDev));
  refused(await up("prod"), "callbackServer", "belongs to stack dev");
  room.stack.write(component({ ...fromDev, callbackServer }));
  ok(await up("prod"));
  expect(prod.account()).toMatchObject({ callbackServer });
});

/** One of our commands, with the connection of one instance. */
const command = (instance: Instance, ...args: string[]) =>
  adobeCampaign(room.stack.project, { ...room.stack.env, ...instance.environment }, ...args);

test("compare reads what both stacks have exported", async () => {
  const ran = await command(room.instance, "compare", "dev", "prod", "--format", "json");
  const { rows } = JSON.parse(ran.stdout) as { rows: { field: string; verdict: string }[] };
  const verdicts = Object.fromEntries(rows.map(({ field, verdict }) => [field, verdict]));
  expect(ran.code, ran.text).toBe(0);
  expect(verdicts).toMatchObject({ organizationId: "same", callbackServer: "different" });
});

test("doctor finds the database in the state, and asks for no classes", async () => {
  const of = async (instance: Instance) => {
    const ran = await command(instance, "doctor", "--stack", "dev", "--json");
    const { checks } = JSON.parse(ran.stdout) as { checks: { check: string; status: string; text: string }[] };
    return Object.fromEntries(checks.map((each) => [each.check, each]));
  };
  const here = await of(room.instance);
  expect(here["state-database"]).toMatchObject({
    status: "ok",
    text: "the state of stack dev remembers this database",
  });
  expect(here["package"]).toMatchObject({ status: "not checked" });
  const elsewhere = await of(prod);
  expect(elsewhere["state-database"]).toMatchObject({ status: "warning" });
});

test("drift finds a change by hand in a child of the component", async () => {
  room.stack.write(component());
  room.instance.emulator.edit({ set: { tenant: "hacked" } });
  const ran = await command(room.instance, "drift", "--stack", "dev", "--format", "json");
  const { findings } = JSON.parse(ran.stdout) as { findings: object[] };
  expect(findings).toMatchObject([{ field: "tenant", found: "hacked" }]);
});
