/** What `pulumi stack export --show-secrets` shows of secrets that the program only names. */
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Instance } from "../support/engine-instance.ts";
import { accountArgs } from "../support/engine-programs.ts";
import { environmentAs, ok } from "../support/engine-room.ts";
import { type ExportedState, Stack } from "../support/pulumi.ts";

const makeSecret = () => `named-${randomBytes(12).toString("hex")}`;

/** Each on an instance of its own. */
const ways = {
  variable: { from: "IMS_SECRET", secret: makeSecret(), isInState: false },
  file: { from: "file:../ims.txt", secret: makeSecret(), isInState: false },
  // Pulumi stores the whole configuration as inputs of its default provider: if it stops that, say so in the documentation.
  configuration: { from: "acme:imsSecret", secret: makeSecret(), isInState: true },
};
const names = Object.fromEntries(Object.entries(ways).map(([instance, { from }]) => [instance, from]));

const program = `
const { ImsExternalAccount } = require("pulumi-adobe-campaign");
for (const [instance, clientSecretFrom] of Object.entries(${JSON.stringify(names)}))
  new ImsExternalAccount(instance, { ...${JSON.stringify(accountArgs)}, clientSecretFrom, clientSecretVersion: 1, instance });`;

describe("a secret that is only named", () => {
  let stack: Stack;
  const instances: Record<string, Instance> = {};
  let shown: string;
  let encrypted: string;

  beforeAll(async () => {
    const { variable, file, configuration } = ways;
    stack = await Stack.create(
      { "index.js": program },
      { env: { IMS_SECRET: variable.secret }, secrets: { [configuration.from]: configuration.secret } },
    );
    writeFileSync(join(stack.folder, "ims.txt"), `${file.secret}\n`, { mode: 0o600 });
    for (const name of Object.keys(ways)) {
      const instance = await Instance.start(stack.folder, { instanceName: name, packageInstalled: true });
      instances[name] = instance;
      Object.assign(stack.env, environmentAs(name, instance.environment));
    }
    ok(await stack.up());
    shown = ok(await stack.run("stack", "export", "--show-secrets", "--stack", stack.name)).stdout;
    encrypted = JSON.stringify(await stack.state());
  });
  afterAll(async () => {
    for (const { emulator } of Object.values(instances)) await emulator.close();
    await stack.remove();
  });

  test.each(Object.entries(ways))("by a %s reaches the instance", (name, { secret }) => {
    expect(instances[name]!.secret()).toBe(secret);
  });

  test.each(Object.entries(ways))(
    "by a %s: nowhere in the state, or, from the configuration, encrypted and in no resource of ours",
    (_name, { secret, isInState }) => {
      const resources = (JSON.parse(shown) as ExportedState).deployment.resources!;
      const holding = resources.filter((each) => JSON.stringify(each).includes(secret)).map(({ type }) => type);
      expect([...new Set(holding)]).toEqual(isInState ? ["pulumi:providers:pulumi-nodejs"] : []);
      expect(shown.includes(secret)).toBe(isInState);
      expect(encrypted).not.toContain(secret);
    },
  );
});
