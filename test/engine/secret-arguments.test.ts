/** An argument that the program marks as secret, also when its value is derived, is in nothing that Pulumi prints. */
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountOnly } from "../support/engine-programs.ts";
import { propertyDiff } from "../support/engine-output.ts";
import { ok, Room } from "../support/engine-room.ts";
import type { Ran, Stack } from "../support/pulumi.ts";

const word = () => randomBytes(8).toString("hex");
const [first, second, byHand] = [word(), word(), word()];
const derived = accountOnly(
  { tenant: undefined },
  {
    secret:
      'clientSecret: config.requireSecret("clientSecret"), tenant: config.requireSecret("tenant").apply((text) => `${text}`)',
  },
);

describe("a secret argument", () => {
  let room: Room;
  let stack: Stack;

  beforeAll(async () => {
    room = await Room.open({ "index.js": derived }, { emulator: { packageInstalled: true } });
    ({ stack } = room);
    await stack.configure({}, { "test:tenant": first });
  });
  afterAll(() => room.close());

  function expectHidden({ text }: Ran): void {
    for (const value of [first, second, byHand]) expect(text).not.toContain(value);
  }

  // That it is not shown when it is refused by preview: bad-input.test.ts.

  test("is not shown when the account is adopted", async () => {
    const adopted = ok(await stack.up());
    expect(adopted.text).toMatch(/adopted the account[^]*tenant +\[secret\] → \[secret\]/);
    expectHidden(adopted);
  });

  test("is not shown as drift, nor when the account is updated", async () => {
    room.instance.emulator.edit({ set: { tenant: byHand } });
    await stack.configure({}, { "test:tenant": second });
    const updated = ok(await stack.up("--refresh", "--run-program", "--diff"));
    const lines = propertyDiff(updated.stdout);
    // That there is drift is seen by its author: Pulumi shows nothing of a secret that differs from another.
    expect(lines).toContain('~ modifiedBy: "deployer" => "j.doe"');
    expect(lines).toContain("~ tenant: [secret] => [secret]");
    expect(updated.text).toMatch(/updated the account[^]*tenant +\[secret\] → \[secret\]/);
    expectHidden(updated);
  });

  test("is not shown when the account is not given back", async () => {
    room.instance.emulator.edit({ set: { tenant: byHand } });
    const refused = await stack.destroy();
    expect(refused.text).toMatch(/ACC4010[^]*tenant is different from what the program says/);
    expectHidden(refused);
  });
});
