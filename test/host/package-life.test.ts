import { describe, expect, it } from "vitest";
import { destroy, failure, refresh, up } from "../support/host-engine.ts";
import { canaries } from "../support/host-canaries.ts";
import { attribute } from "../support/host-proxy.ts";
import { useHost, useRoom, USER } from "../support/host-room.ts";

const room = useRoom();
const IMS = "emu:imsIntegration";
/** Installs as a job. */
const SUBMIT = "SubmitSoapCall";

describe("create", () => {
  it("adopts a package that is there, with two calls", async () => {
    const { instance, since } = await room.scene({ packageInstalled: true });
    const state = await up(room.host.package, { instance });
    expect(since()).toEqual({ calls: ["Logon", "GetDbParams"], writes: [] });
    expect(state).toMatchObject({
      id: IMS,
      outputs: {
        packageName: IMS,
        packageLabel: "Integration with the Adobe Experience Cloud",
        alreadyInstalled: true,
        instanceName: "emulator",
        release: "7.4.1",
      },
    });
  });

  it("needs only the logon when the name is given and the package is there", async () => {
    const { instance, since } = await room.scene({ packageInstalled: true });
    await up(room.host.package, { instance, packageName: IMS });
    expect(since().calls).toEqual(["Logon"]);
  });

  it("installs a missing one, once, and sees it in a new logon", async () => {
    const { emulator, instance, since } = await room.scene();
    const state = await up(room.host.package, { instance });
    const { calls, writes } = since();
    // As a job, whose state is asked for until it is done.
    expect(calls.filter((method) => method !== "GetStatus")).toEqual(["Logon", "GetDbParams", SUBMIT, "Logon"]);
    expect(writes).toEqual([SUBMIT]);
    expect(emulator.packages()).toContain(IMS);
    expect(state.outputs).toMatchObject({ packageName: IMS, alreadyInstalled: false });
    // It stays "not there before" for ever.
    const next = await room.host.package.update(state.id, state.outputs, state.inputs);
    expect(next.outputs).toEqual(state.outputs);
    expect(since().writes).toEqual([]);
  });

  it("installs it once for two resources of one run", async () => {
    const { instance, since } = await room.scene();
    const both = await Promise.all([1, 2].map(() => up(room.host.package, { instance })));
    expect(both.map(({ id }) => id)).toEqual([IMS, IMS]);
    expect(since().writes).toEqual([SUBMIT]);
  });

  it("installs any other of the catalogue by its name", async () => {
    const { emulator, instance } = await room.scene();
    const { id } = await up(room.host.package, { instance, packageName: "nms:coupon" });
    expect(id).toBe("nms:coupon");
    expect(emulator.packages()).toContain("nms:coupon");
  });

  it("lets an account follow in the same run", async () => {
    const { args, instance, since } = await room.scene();
    await up(room.host.package, { instance });
    await up(room.host.account, args);
    expect(since().calls.filter((method) => method === "Logon")).toHaveLength(2);
  });
});

describe("create refuses", () => {
  it("a name that the catalogue does not have, and lists what there is", async () => {
    const { instance, since } = await room.scene();
    const { message } = await failure(up(room.host.package, { instance, packageName: "nms:imsIntegration" }));
    expect(message).toMatch(/^ACC4101: The instance offers no package called nms:imsIntegration/);
    expect(message).toContain('emu:imsIntegration ("Integration with the Adobe Experience Cloud")');
    expect(since().writes).toEqual([]);
  });

  it("a catalogue without the label", async () => {
    const { instance, proxy, since } = await room.scene();
    proxy.fail("GetDbParams", (reply) =>
      reply.replaceAll("Integration with the Adobe Experience Cloud", "Something else"),
    );
    const { message } = await failure(up(room.host.package, { instance }));
    expect(message).toMatch(/^ACC4101: .*labelled "Integration with the Adobe Experience Cloud"/s);
    expect(since().writes).toEqual([]);
  });

  it("an empty catalogue", async () => {
    const { instance, proxy } = await room.scene();
    proxy.fail("GetDbParams", (reply) => reply.replace(/<package [^]*<\/package>/, ""));
    expect((await failure(up(room.host.package, { instance }))).message).toContain("came back empty");
  });

  it("a label that two packages carry, and names both", async () => {
    const { instance, proxy, since } = await room.scene();
    proxy.fail("GetDbParams", attribute("label", "Shared audiences", "Integration with Adobe Marketing Cloud"));
    const { message } = await failure(up(room.host.package, { instance }));
    expect(message).toMatch(/^ACC4102: More than one package is labelled/);
    expect(message).toContain("emu:imsIntegration (");
    expect(message).toContain("nms:aamIntegration (");
    expect(message).toContain("packageName");
    expect(since().writes).toEqual([]);
  });

  it("to install for an operator without the right admin", async () => {
    const { config, since } = await clerk();
    const { message } = await failure(up(room.host.package, config));
    expect(message).toMatch(/^ACC3004: /);
    expect(since().writes).toEqual([]);
  });

  it("but adopts what is there for that operator too", async () => {
    const { config } = await clerk(true);
    expect((await up(room.host.package, config)).id).toBe(IMS);
  });
});

async function clerk(packageInstalled = false) {
  const operators = [{ name: "pulumi", password: canaries.password, rights: [] }];
  const { instance, since } = await room.scene({ user: "boss", operators, packageInstalled });
  return { config: { instance }, since };
}

describe("an installation whose reply is lost", () => {
  it("goes on: it is told, seen by the next run, and never submitted again", async () => {
    const { emulator, instance, proxy } = await room.scene();
    proxy.fail(SUBMIT, "cut-after");
    const error = await failure(up(room.host.package, { instance }));
    expect(error.message).toMatch(/^ACC4103: .*reply was lost.*may still be running/s);
    await expect.poll(() => emulator.packages()).toContain(IMS);
    // The next run is another process, with a logon of its own.
    const connection = { url: proxy.url, user: USER, password: canaries.password };
    const next = await useHost({ "adobe-campaign:instances": JSON.stringify({ [instance]: connection }) });
    const { outputs } = await up(next.package, { instance });
    expect(outputs).toMatchObject({ packageName: IMS, alreadyInstalled: true });
    expect(proxy.calls.filter(({ method }) => method === SUBMIT)).toHaveLength(1);
  });

  it("does not matter while the job is followed", async () => {
    const { instance, proxy, since } = await room.scene();
    proxy.fail("GetStatus", "cut-after", 2);
    expect((await up(room.host.package, { instance })).outputs).toMatchObject({ alreadyInstalled: false });
    expect(since().writes).toEqual([SUBMIT]);
  });

  it("that never arrived is told too, and left to the next run", async () => {
    const { emulator, instance, proxy } = await room.scene();
    proxy.fail(SUBMIT, "cut-before");
    const error = await failure(up(room.host.package, { instance }));
    expect(error.message).toMatch(/^ACC4103: .*reply was lost/s);
    expect(error.message).toContain("may still be running");
    expect(proxy.calls.filter(({ method }) => method === SUBMIT)).toHaveLength(1);
    expect(emulator.packages()).not.toContain(IMS);
    // The next run does it.
    await up(room.host.package, { instance });
    expect(emulator.packages()).toContain(IMS);
  });
});

describe("read", () => {
  it("asks nothing but the logon's list", async () => {
    const { instance, since } = await room.scene({ packageInstalled: true });
    const state = await up(room.host.package, { instance });
    since();
    expect(await refresh(room.host.package, state)).toEqual(state);
    expect(since().calls).toEqual([]);
  });

  it("reads a package that is gone as gone", async () => {
    const { emulator, instance } = await room.scene({ packageInstalled: true });
    emulator.removePackage(IMS);
    const outputs = { packageName: IMS, instance, __state: { schemaVersion: 1, inputs: ["instance"] } };
    expect(await room.host.package.read(IMS, outputs)).toBeUndefined();
  });

  it("is what .get() does, which says what there is when the package is missing", async () => {
    const { instance } = await room.scene();
    expect(await room.host.package.read("nms:campaign", { instance })).toMatchObject({
      id: "nms:campaign",
      outputs: { packageName: "nms:campaign", alreadyInstalled: true },
    });
    const { message } = await failure(room.host.package.read(IMS, { instance }));
    expect(message).toMatch(/^ACC4006: There is no installed package "emu:imsIntegration" on this instance/);
    expect(message).toContain("nms:campaign, nms:core");
  });
});

describe("delete", () => {
  it("leaves the package, and says why", async () => {
    const { emulator, instance, since } = await room.scene({ packageInstalled: true });
    const state = await up(room.host.package, { instance });
    since();
    room.host.said.stderr = "";
    await destroy(room.host.package, state);
    await expect.poll(() => room.host.said.stderr).toContain("Campaign cannot uninstall a built-in package");
    expect(since().calls).toEqual([]);
    expect(emulator.packages()).toContain(IMS);
  });
});
