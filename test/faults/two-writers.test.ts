/** Somebody edits the account at the console while we write to it. What of it can be seen is said. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../provider/emulator";
import { type Kept, up } from "../support/faults-engine.ts";
import { args } from "../support/faults-operations.ts";
import { Process, told, USER } from "../support/faults-process.ts";
import { canaries } from "../support/host-canaries.ts";

let emulator: Emulator;
let process: Process;
let kept: Kept;
const NAME = "Adobe_Marketing_Cloud";

beforeEach(async () => {
  emulator = await startEmulator({ packageInstalled: true, user: USER, password: canaries.password });
  process = new Process(emulator.url);
  kept = (await up(process.account, args)).kept!;
  told.length = 0;
});
afterEach(async () => {
  await process.end();
  await emulator.close();
});

/** The console strikes once, at one moment of the next write. */
function editAt(phase: "before" | "after", set: Record<string, string>): void {
  const stop = emulator.onCall((call) => {
    if (call.method !== "Write" || call.phase !== phase) return;
    stop();
    emulator.edit({ set });
  });
}
const update = () => up(process.account, { ...args, tenant: "acme2" }, kept);

const fields: readonly [argument: string, attribute: string, value: string][] = [
  ["imsServer", "imsServer", "https://other.adobelogin.com"],
  ["clientId", "clientId", "other"],
  ["callbackServer", "callbackServer", "https://other.campaign.example.com"],
  ["organizationId", "imsOrgId", "999999999999999999999999@AdobeOrg"],
  ["associationMask", "imsRightsMask", "Campaign - other - (.*)"],
  ["enabled", "active", "0"],
];

describe.each(["before", "after"] as const)("an edit %s our write", (phase) => {
  it.each(fields)(
    "of another field, %s, is reported with its author, and mended by the next run",
    async (argument, attribute, value) => {
      editAt(phase, { [attribute]: value });
      const ended = await update();
      expect(ended.error?.message).toMatch(
        new RegExp(`^ACC4005: .*${argument} is ${JSON.stringify(value).replace(/[.()*]/g, "\\$&")}`, "s"),
      );
      if (phase === "after") expect(ended.error?.message).toContain("last changed by j.doe at 20");
      expect(ended.kept).toMatchObject({ id: NAME, unfinished: true });
      const next = await up(process.account, { ...args, tenant: "acme2" }, ended.kept);
      expect(next.error).toBeUndefined();
      expect(emulator.account(NAME)).toMatchObject({
        tenant: "acme2",
        imsRightsMask: args.associationMask,
        active: "1",
      });
    },
  );

  it("of the secret is reported, and mended by the next run", async () => {
    editAt(phase, { clientSecret: "theirs" });
    const ended = await update();
    expect(ended.error?.message).toMatch(/^ACC4005: .*the secret was set by somebody else at the same time/s);
    const next = await up(process.account, { ...args, tenant: "acme2" }, ended.kept);
    expect(next.error).toBeUndefined();
    expect(emulator.decrypt(emulator.account(NAME)!["clientSecret"]!)).toBe(canaries.secret);
  });

  it("that removes the account is reported, and mended by the next run", async () => {
    const stop = emulator.onCall((call) => {
      if (call.method !== "Write" || call.phase !== phase) return;
      stop();
      emulator.removeAccount(NAME);
    });
    const ended = await update();
    expect(ended.error?.message).toMatch(/^ACC4005: .*it does not exist/s);
    expect(emulator.account(NAME)).toBeUndefined();
    const next = await up(process.account, { ...args, tenant: "acme2" }, ended.kept);
    expect(next.error).toBeUndefined();
    expect(emulator.account(NAME)).toMatchObject({ tenant: "acme2", type: "42", active: "1" });
  });
});

describe("the field that we write", () => {
  it("is ours again when the edit came before, which nothing can show", async () => {
    editAt("before", { tenant: "theirs" });
    expect((await update()).error).toBeUndefined();
    expect(emulator.account(NAME)).toMatchObject({ tenant: "acme2" });
  });

  it("is reported when the edit came after", async () => {
    editAt("after", { tenant: "theirs" });
    expect((await update()).error?.message).toMatch(/^ACC4005: .*tenant is "theirs" instead of "acme2"/s);
  });
});

it("an edit of a field that nobody manages is no failure, but is said", async () => {
  editAt("after", { label: "by hand" });
  expect((await update()).error).toBeUndefined();
  expect(told.join("\n")).toMatch(/j\.doe changed the account "Adobe_Marketing_Cloud" at the same time/);
});
