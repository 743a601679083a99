/** What only the plugin does: import, functions, lines beside their resource, and the end of the process. */
import { describe, expect, it, onTestFinished } from "vitest";

import { EngineLogServer } from "../support/engine-log.ts";
import { canaries } from "../support/host-canaries.ts";
import { failure, up } from "../support/host-engine.ts";
import { Host } from "../support/host.ts";
import { HostedResource } from "../support/host-resource.ts";
import { secret, USER, useRoom } from "../support/host-room.ts";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../provider/emulator";
import { accountArgs } from "../support/host-room.ts";
import { RawPlugin } from "../support/native.ts";

useRoom();

async function alone(options: EmulatorOptions = { packageInstalled: true }) {
  const emulator = await startEmulator({ user: USER, password: canaries.password, ...options });
  const engine = await EngineLogServer.start();
  onTestFinished(async () => {
    engine.stop();
    await emulator.close();
  });
  const host = await restarted(emulator, engine);
  return { emulator, engine, host, plugin: new RawPlugin(host.client) };
}

/** A process, as each command has one of its own. */
async function restarted({ url }: Emulator, { address }: EngineLogServer): Promise<Host> {
  const host = await Host.start({ engine: address });
  onTestFinished(() => host.stop());
  await host.configure({
    "adobe-campaign:url": url,
    "adobe-campaign:user": USER,
    "adobe-campaign:password": secret(canaries.password),
  });
  return host;
}

/** Of an account with a name in the program. */
function dialectOf({ kind }: Host, name: string) {
  const dialect = kind.dialect({ name: "ImsExternalAccount", provider: "" });
  return { ...dialect, urn: `${dialect.urn}${name}` };
}

describe("an import", () => {
  it("of an account needs its name alone, and gives arguments with which nothing changes", async () => {
    const { emulator, host } = await alone();
    await up(host.account, { ...accountArgs, label: "Ours", scopes: ["openid"] });
    emulator.clearJournal();
    const imported = (await host.account.import(emulator.imsAccount))!;
    expect(emulator.journal().map(({ method }) => method)).toEqual(["ExecuteQuery"]);
    const { clientSecret, ...others } = accountArgs;
    expect(clientSecret).toBeDefined();
    expect(imported.inputs).toEqual({
      ...others,
      label: "Ours",
      scopes: ["openid"],
      enabled: true,
      clientSecret: "[set on the instance]",
      mode: "manage",
      allowManagedInstance: false,
      onDelete: "restore",
    });
    const { inputs, failures } = await host.account.check(imported.inputs);
    expect([inputs, failures]).toEqual([imported.inputs, []]);
    expect(await host.account.diff(imported.id, imported.outputs, inputs)).toMatchObject({ changes: "none" });
    // From now on it is a resource like any other: the next refresh finds the same.
    expect((await host.account.read(imported.id, imported.outputs))?.inputs).toEqual(imported.inputs);
  });

  it("of an account with a name of its own gives the name too", async () => {
    const { emulator, host } = await alone();
    emulator.removeAccount(emulator.imsAccount);
    await up(host.account, { ...accountArgs, accountName: "Our_IMS" });
    expect((await host.account.import("Our_IMS"))!.inputs).toMatchObject({ accountName: "Our_IMS" });
  });

  it("never writes the text in the secret's place: what is changed by the program is, the secret is left alone", async () => {
    const { emulator, host } = await alone();
    const { id } = await up(host.account, accountArgs);
    const imported = (await host.account.import(id))!;
    await host.account.update(id, imported.outputs, { ...imported.inputs, tenant: "other" });
    expect(emulator.account(id)).toMatchObject({ tenant: "other" });
    expect(emulator.decrypt(emulator.account(id)!["clientSecret"]!)).toBe(canaries.secret);
    emulator.edit({ set: { clientSecret: "set by hand" } });
    const { message } = await failure(
      host.account.update(id, imported.outputs, { ...imported.inputs, tenant: "other" }),
    );
    expect(message).toMatch(/^ACC1002: /);
    expect(emulator.decrypt(emulator.account(id)!["clientSecret"]!)).toBe("set by hand");
  });

  it("of an instance that Adobe administers only compares", async () => {
    const { emulator, host } = await alone({ release: "8.5.2", packageInstalled: true });
    expect((await host.account.import(emulator.imsAccount))!.inputs).toMatchObject({ mode: "verify" });
    expect((await host.package.import(emulator.imsPackage))!.inputs).toMatchObject({ mode: "verify" });
  });

  it("of the package gives its defaults", async () => {
    const { emulator, host } = await alone();
    const imported = (await host.package.import(emulator.imsPackage))!;
    expect(imported).toMatchObject({
      id: emulator.imsPackage,
      inputs: { mode: "manage", allowManagedInstance: false },
    });
    expect(await host.package.diff(imported.id, imported.outputs, imported.inputs)).toMatchObject({ changes: "none" });
  });

  it.each(["account", "package"] as const)("of a name that is not there says what there is: %s", async (resource) => {
    const { host } = await alone();
    const { message } = await failure(host[resource].import("nms:nowhere"));
    expect(message).toMatch(/^ACC4006: [^]*It has: /);
  });
});

describe("a function", () => {
  it("says what an instance is", async () => {
    const { emulator, plugin } = await alone();
    const { result } = await plugin.invoke("getInstance", {});
    expect(result).toMatchObject({
      url: emulator.url,
      instanceName: "emulator",
      release: "7.4.1",
      administeredByAdobe: false,
    });
  });

  it("lists the security groups", async () => {
    const { plugin } = await alone({ packageInstalled: true, groups: ["delivery"] });
    const { result } = await plugin.invoke("getSecurityGroups", {});
    expect(result["groups"]).toContainEqual({ name: "delivery" });
  });

  it("shows what a mask makes of profiles, without any request", async () => {
    const { emulator, plugin } = await alone();
    const mask = "Campaign - acme - (.*)";
    const { result } = await plugin.invoke("previewAssociationMask", {
      mask,
      profiles: ["Campaign - acme - delivery"],
    });
    expect(result["readings"]).toMatchObject([{ verdict: "linked", group: "delivery" }]);
    expect(emulator.journal()).toEqual([]);
    const marked = await plugin.invoke("previewAssociationMask", { mask: secret(mask), profiles: [] });
    expect(marked.result).toEqual({ readings: secret([]) });
  });

  it("refuses wrong arguments, and answers nothing to those that are not known yet", async () => {
    const { plugin } = await alone();
    expect((await plugin.invoke("previewAssociationMask", { mask: 1 })).failures).toEqual([
      ["profiles", "it is required"],
      ["mask", "it must be a text"],
    ]);
    const unknown = { instance: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" };
    expect(await plugin.invoke("getInstance", unknown)).toEqual({ result: {}, failures: [] });
    await expect(plugin.invoke("previewAssociationMask", { mask: "(", profiles: [] })).rejects.toThrow(/^ACC1003: /);
    await expect(plugin.invoke("getNothing", {})).rejects.toThrow(/^ACC5003: /);
  });
});

describe("lines for people", () => {
  it("are shown by the engine beside their resource, in order, before the call is answered", async () => {
    const { engine, host } = await alone();
    await up(host.account, accountArgs);
    expect(engine.lines.map(({ message }) => message)).toEqual([
      'adopted the account "Adobe_Marketing_Cloud" on the instance "emulator":',
      ...Array.from({ length: 8 }, () => expect.stringMatching(/^ {2}\w+ +(".*" → ".*"|written)$/) as string),
      expect.stringMatching(/must be restarted/),
      expect.stringMatching(/switched on/),
      ...Array.from({ length: 3 }, () => expect.stringMatching(/^- /) as string),
    ]);
    for (const { urn } of engine.lines) expect(urn).toMatch(/::adobe-campaign:index:ImsExternalAccount::/);
    expect(JSON.stringify(engine.lines)).not.toContain("kanarienvogel");
    expect(host.said.stderr).toBe("");
  });
});

describe("an account that is renamed", () => {
  it("stays in service when the resource of its former name is deleted", async () => {
    const { emulator, engine, host } = await alone();
    const first = await up(new HostedResource(host.client, dialectOf(host, "before"), []), accountArgs);
    await host.stop();
    // The next command: the program has the new name only.
    const next = await restarted(emulator, engine);
    const renamed = new HostedResource(next.client, dialectOf(next, "after"), []);
    await up(renamed, accountArgs);
    await new HostedResource(next.client, dialectOf(next, "before"), []).delete(first.id, first.outputs);
    expect(emulator.account(first.id)).toMatchObject({ tenant: "acme" });
    expect(engine.lines.at(-1)).toEqual({
      urn: expect.stringMatching(/::before$/) as string,
      message: expect.stringMatching(/stays in service: "after" of this stack holds it instead of "before"/) as string,
    });
  });
});

describe("the end", () => {
  it("signs out before the engine's Cancel is answered", async () => {
    const { emulator, host, plugin } = await alone();
    await up(host.account, accountArgs);
    expect(emulator.sessions()).toBe(1);
    await plugin.cancel();
    expect(emulator.sessions()).toBe(0);
  });

  it("signs out on SIGINT too, which older engines send", async () => {
    const { emulator, host } = await alone();
    await up(host.account, accountArgs);
    host.kill("SIGINT");
    await host.ended;
    expect(emulator.sessions()).toBe(0);
  });

  it("waits for a write that is under way, which is read back; the next Cancel signs out", async () => {
    const { emulator, host, plugin } = await alone();
    let cancelled: Promise<unknown> | undefined;
    emulator.onCall(async ({ method, phase }) => {
      if (method !== "Write" || phase !== "before") return;
      cancelled = plugin.cancel();
      await cancelled;
    });
    const { inputs } = await host.account.check(accountArgs);
    const { id, outputs } = await host.account.create(inputs);
    expect(cancelled).toBeDefined();
    expect(emulator.account(id)).toMatchObject({ tenant: "acme" });
    expect(outputs).toMatchObject({ restartRequired: true });
    expect(emulator.journal().map(({ method }) => method)).not.toContain("Logoff");
    await plugin.cancel();
    expect(emulator.journal().at(-1)).toMatchObject({ method: "Logoff" });
  });

  it("of a process that was killed in the middle of a write is made good by the next", async () => {
    const { emulator, engine, host } = await alone();
    emulator.onCall(({ method, phase }) => {
      if (method === "Write" && phase === "after") host.kill("SIGKILL");
    });
    const { inputs } = await host.account.check(accountArgs);
    await expect(host.account.create(inputs)).rejects.toThrow();
    await host.ended;
    emulator.onCall(() => undefined);
    const next = await restarted(emulator, engine);
    const state = await up(next.account, accountArgs);
    expect(emulator.decrypt(emulator.account(state.id)!["clientSecret"]!)).toBe(canaries.secret);
  });
});
