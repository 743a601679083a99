/** What `pulumi stack export --show-secrets` shows of a secret that the program only names. */
import { randomBytes } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Instance } from "../support/engine-instance.ts";
import { accountOnly } from "../support/engine-programs.ts";
import { ok } from "../support/engine-room.ts";
import { type ExportedState, Stack } from "../support/pulumi.ts";

const secret = `named-${randomBytes(12).toString("hex")}`;
const file = join(tmpdir(), `${secret.slice(0, 12)}-ims.txt`);

const ways = {
  "an environment variable": { from: "IMS_SECRET", env: { IMS_SECRET: secret }, configuration: {}, isInState: false },
  "a file": { from: `file:${file}`, env: {}, configuration: {}, isInState: false },
  // Pulumi stores the whole configuration as inputs of its default provider: if it stops that, say so in the documentation.
  "a configuration key": {
    from: "acme:imsSecret",
    env: {},
    configuration: { "acme:imsSecret": secret },
    isInState: true,
  },
};

describe.each(Object.entries(ways))(
  "a secret that is named by %s",
  (_name, { from, env, configuration, isInState }) => {
    let stack: Stack;
    let instance: Instance;

    beforeAll(async () => {
      writeFileSync(file, `${secret}\n`, { mode: 0o600 });
      const program = accountOnly({ clientSecretFrom: from, clientSecretVersion: 1 }, { secret: "" });
      stack = await Stack.create({ "index.js": program }, { env, secrets: configuration });
      instance = await Instance.start(stack.folder, { packageInstalled: true });
      Object.assign(stack.env, instance.environment);
    });
    afterAll(async () => {
      rmSync(file, { force: true });
      await instance.emulator.close();
      await stack.remove();
    });

    test(`reaches the instance, and is ${isInState ? "in the state, encrypted, and in no resource of ours" : "nowhere in the state"}`, async () => {
      ok(await stack.up());
      expect(instance.secret()).toBe(secret);
      const shown = ok(await stack.run("stack", "export", "--show-secrets", "--stack", stack.name)).stdout;
      const resources = (JSON.parse(shown) as ExportedState).deployment.resources!;
      const holding = resources.filter((each) => JSON.stringify(each).includes(secret)).map(({ type }) => type);
      expect([...new Set(holding)]).toEqual(isInState ? ["pulumi:providers:pulumi-nodejs"] : []);
      expect(shown.includes(secret)).toBe(isInState);
      expect(JSON.stringify(await stack.state())).not.toContain(secret);
    });
  },
);
