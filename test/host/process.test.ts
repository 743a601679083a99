import { describe, expect, it } from "vitest";
import { startEmulator } from "../../provider/emulator";
import { canaries, findCanaries } from "../support/host-canaries.ts";
import { destroy, failure, up } from "../support/host-engine.ts";
import { frozen } from "../support/host.ts";
import { currentKind } from "../support/host-kinds.ts";
import { accountArgs, secret, useHost, useRoom, USER } from "../support/host-room.ts";

const room = useRoom();

describe("one process", () => {
  it("logs on once, however many resources of both types make the first calls at the same time", async () => {
    const emulator = await startEmulator({ user: USER, password: canaries.password, packageInstalled: true });
    const started = await useHost({
      "adobe-campaign:url": emulator.url,
      "adobe-campaign:user": USER,
      "adobe-campaign:password": secret(canaries.password),
    });
    // As in a refresh: nothing came before, so the host configures both providers while the calls are already there.
    const calls = Array.from({ length: 50 }, (_, index) =>
      index % 2 === 0
        ? started.package.create({ mode: "manage", allowManagedInstance: false })
        : started.account.read(emulator.imsAccount, {}),
    );
    const states = await Promise.all(calls);
    expect(new Set(states.map((state) => state?.id))).toEqual(new Set([emulator.imsPackage, emulator.imsAccount]));
    const logons = emulator.journal().filter(({ method }) => method === "Logon");
    expect(logons).toHaveLength(1);
    expect(emulator.sessions()).toBe(1);
    await emulator.close();
  });

  it("tries a failed logon again at the next call", async () => {
    const { proxy, args, since } = await room.scene({ packageInstalled: true });
    proxy.fail("Logon", "cut-before", Infinity);
    await failure(up(room.host.account, args));
    proxy.mend();
    await up(room.host.account, args);
    expect(since().calls.filter((method) => method === "Logon")).toHaveLength(1);
  });

  it("writes one account at a time, and the same account converges", async () => {
    const { emulator, args, since } = await room.scene({ packageInstalled: true });
    const states = await Promise.all(Array.from({ length: 5 }, () => up(room.host.account, args)));
    const calls = since();
    expect(new Set(states.map(({ id }) => id)).size).toBe(1);
    expect(emulator.decrypt(emulator.account(states[0]!.id)!["clientSecret"]!)).toBe(canaries.secret);
    // Each has its turn: none encrypts while another has not written yet, or has not looked at what it wrote.
    const turns = calls.calls.filter((method) => ["EncryptPassword", "Write"].includes(method));
    expect(turns).toEqual(Array.from({ length: turns.length / 2 }, () => ["EncryptPassword", "Write"]).flat());
    expect(calls.writes.length).toBeLessThanOrEqual(5);
  });

  it("gives one account back at a time", async () => {
    const { emulator, args } = await room.scene({ packageInstalled: true });
    const state = await up(room.host.account, args);
    const underWay: number[] = [];
    let writes = 0;
    emulator.onCall(async ({ method, phase }) => {
      if (method !== "Write") return;
      writes += phase === "before" ? 1 : -1;
      underWay.push(writes);
      // Time enough for the others to come too.
      if (phase === "before") await new Promise((resolve) => setTimeout(resolve, 100));
    });
    await Promise.all(Array.from({ length: 5 }, () => destroy(room.host.account, state)));
    expect(emulator.account(state.id)).toMatchObject({ tenant: "" });
    expect(Math.max(...underWay)).toBe(1);
  });

  it("prints nothing but its port while all is well", async () => {
    const started = await useHost({ "adobe-campaign:url": "https://campaign.example.com" });
    const { inputs } = await started.account.check(accountArgs);
    await started.account.diff("Adobe_Marketing_Cloud", inputs, inputs);
    expect(started.said.stdout).toMatch(/^\d+\n$/);
    expect(started.said.stderr).toBe("");
  });
});

describe("errors", () => {
  it("have a few readable lines, no stack trace and no property that the host would take for a resource", async () => {
    const started = await useHost({});
    const calls = [
      started.account.create(accountArgs),
      started.account.read("x", {}),
      started.account.update("x", {}, accountArgs),
      started.account.delete("x", {}),
      started.package.create({}),
      started.package.read("x", {}),
      started.package.update("x", {}, {}),
    ];
    for (const error of await Promise.all(calls.map(failure))) {
      expect(error.message).toMatch(/^ACC1001: [^\n]*(\n {2}\S[^\n]*){1,5}$/);
      expect(error.partial).toBeUndefined();
    }
    const printed = `${started.said.stdout}${started.said.stderr}`;
    expect(printed).not.toMatch(/^\s+at /m);
    expect(printed).not.toContain("node_modules");
  });

  it("of this package itself show no value, only the kind and the place", async () => {
    const { instance } = await room.scene({ packageInstalled: true });
    const broken = { ...accountArgs, instance, expectedGroups: { not: canaries.secret } };
    const error = await failure(room.host.account.create(broken));
    expect(error.message).toMatch(
      /^ACC5001: An unexpected TypeError occurred in create of ImsExternalAccount \(.+:\d+\)\./,
    );
    expect(error.partial).toBeUndefined();
  });
});

describe("what is returned", () => {
  it("is complete: every key that a state of this release holds", async () => {
    const { args, instance, proxy } = await room.scene({ packageInstalled: true });
    const account = await up(room.host.account, args);
    expect(Object.keys(account.outputs).sort()).toEqual(
      [
        ...["__state", "accountId", "accountName", "accountType", "allowManagedInstance", "associationMask", "build"],
        ...["callbackServer", "clientId", "clientSecret", "clientSecretDigest", "databaseId", "enabled", "found"],
        ...[
          "imsServer",
          "instance",
          "instanceName",
          "lastModified",
          "minimumConsoleBuild",
          "mode",
          "modifiedBy",
          "onDelete",
          "organizationId",
        ],
        ...["release", "restartRequired", "secretDriftSign", "tenant", "writtenAt"],
      ].sort(),
    );
    expect(account.outputs["__state"]).toEqual({
      schemaVersion: 1,
      url: proxy.url,
      inputs: Object.keys(account.inputs).sort(),
    });
    const installed = await up(room.host.package, { instance });
    expect(Object.keys(installed.outputs).sort()).toEqual(
      [
        ...["__state", "allowManagedInstance", "alreadyInstalled", "build", "databaseId", "instance", "instanceName"],
        ...["minimumConsoleBuild", "mode", "packageLabel", "packageName", "release"],
      ].sort(),
    );
  });

  it("keeps every kind of value over the wire", async () => {
    const { args } = await room.scene({ packageInstalled: true });
    const given = {
      ...args,
      scopes: ["openid", "AdobeID"],
      enabled: false,
      label: `Ours <&>"'é 🐤`,
      associationMask: "^Campaign - l'agence & co \\(acme\\) - (.*)$",
      attributes: { tenant: "tenant" },
      accountType: 42,
      onDelete: "keep",
    };
    const { id, outputs } = await up(room.host.account, given);
    expect(outputs).toMatchObject(given);
    expect((await room.host.account.read(id, outputs))?.outputs).toEqual(outputs);
  });
});

// Our plugin needs none.
if (currentKind.name === "dynamic")
  describe("the text in the state", () => {
    it("finds the code of the installed package from the program's folder", async () => {
      const started = await useHost({});
      const other = started.resource({
        name: "X",
        provider: 'exports.handler=()=>require("pulumi-adobe-campaign-missing/dynamic").x;',
      });
      expect((await failure(other.check({}))).message).toContain("Cannot find module 'pulumi-adobe-campaign-missing");
      for (const each of Object.values(frozen)) {
        const { inputs } = await room.host.resource(each).check({ instance: "i0" });
        expect(inputs).toMatchObject({ instance: "i0" });
      }
    });
  });

describe("the scanner for secrets", () => {
  it.for([
    ["in clear", (text: string) => text],
    [
      "escaped for XML",
      (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;"),
    ],
    ["escaped for JSON", (text: string) => JSON.stringify({ text })],
    ["in an address", (text: string) => `https://x/?p=${encodeURIComponent(text)}`],
    ["in base64", (text: string) => Buffer.from(text).toString("base64")],
    ["in base64 of a longer text", (text: string) => Buffer.from(`user:${text}`).toString("base64")],
    ["in capitals", (text: string) => text.toUpperCase()],
  ] as const)("finds each, %s", ([, write]) => {
    for (const canary of Object.values(canaries)) {
      expect(findCanaries(`before ${write(canary)} after`)).not.toEqual([]);
    }
    expect(findCanaries(write("nothing that must not be seen, kanarien vogel"))).toEqual([]);
  });

  it("looks where a secret could be: it finds one that is planted in each place", async () => {
    const { emulator } = await room.scene();
    const planted = [
      ["stdout", () => (room.host.said.stdout += canaries.password)],
      ["stderr", () => (room.host.said.stderr += canaries.password)],
      ["messages", () => room.host.said.messages.push(canaries.password)],
      ["states", () => emulator.edit({ account: "defaultOther", set: { label: canaries.password } })],
    ] as const;
    for (const [where, plant] of planted) {
      expect(findCanaries(room.traces()[where]!)).toEqual([]);
      plant();
      expect(findCanaries(room.traces()[where]!)).toHaveLength(1);
    }
    // And takes them away again, for the look at the end of this file.
    const clean = (text: string) => text.replaceAll(canaries.password, "");
    Object.assign(room.host.said, { stdout: clean(room.host.said.stdout), stderr: clean(room.host.said.stderr) });
    room.host.said.messages.pop();
    emulator.edit({ account: "defaultOther", set: { label: "" } });
  });
});
