/** Somebody edits the account at the console while we write to it. What of it can be seen is said. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../provider/emulator";
import { destroy, type Kept, up } from "../support/faults-engine.ts";
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

describe("a secret that we write", () => {
  const rotate = () => up(process.account, { ...args, clientSecret: canaries.rotated }, kept);
  const secret = () => emulator.decrypt(emulator.account(NAME)!["clientSecret"]!);

  it("is ours again when theirs came before, which nothing can show", async () => {
    editAt("before", { clientSecret: "theirs" });
    expect((await rotate()).error).toBeUndefined();
    expect(secret()).toBe(canaries.rotated);
  });

  it("is not claimed when theirs came after, and is written by the next run", async () => {
    editAt("after", { clientSecret: "theirs" });
    const ended = await rotate();
    expect(ended.error?.message).toMatch(
      /^ACC4005: .*the secret is not the one that was sent.*last changed by j\.doe at 20/s,
    );
    expect(ended.kept?.outputs).not.toHaveProperty("clientSecretDigest");
    const next = await up(process.account, { ...args, clientSecret: canaries.rotated }, ended.kept);
    expect(next.error).toBeUndefined();
    expect(secret()).toBe(canaries.rotated);
  });
});

describe.each(["before", "after"] as const)("an edit %s our write of a field that nobody manages", (phase) => {
  it("is kept", async () => {
    editAt(phase, { label: "by hand" });
    expect((await update()).error).toBeUndefined();
    expect(emulator.account(NAME)).toMatchObject({ label: "by hand", tenant: "acme2" });
    const said = told.filter((line) =>
      line.includes('j.doe changed the account "Adobe_Marketing_Cloud" at the same time'),
    );
    // Once we have written, the instance names us; who came before us is gone.
    expect(said).toHaveLength(phase === "after" ? 1 : 0);
  });
});

describe("an edit while the account is given back", () => {
  it("after it was put back is reported with its author, and the next destroy refuses to undo it", async () => {
    editAt("after", { tenant: "theirs" });
    const ended = await destroy(process.account, kept);
    expect(ended.error?.message).toMatch(/^ACC4005: .*@tenant was not stored.*last changed by j\.doe at 20/s);
    expect((await destroy(process.account, ended.kept!)).error?.message).toMatch(/^ACC4010: .*j\.doe/s);
    expect(emulator.account(NAME)).toMatchObject({ tenant: "theirs" });
  });

  it("that removes it leaves it removed", async () => {
    const stop = emulator.onCall(({ method, phase }) => {
      if (method !== "Write" || phase !== "before") return;
      stop();
      emulator.removeAccount(NAME);
    });
    expect((await destroy(process.account, kept)).error).toBeUndefined();
    expect(emulator.account(NAME)).toBeUndefined();
  });
});
