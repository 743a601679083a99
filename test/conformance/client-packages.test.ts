import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { Packages } from "../../provider/campaign/packages";
import { type Emulator, startEmulator } from "../../provider/emulator/index";
import {
  type Answer,
  canary,
  type Door,
  type Exchange,
  failureOf,
  openDoor,
  passOn,
  sessionFor,
} from "../support/client";
import { envelope, faultEnvelope } from "../support/replies";

let emulator: Emulator;
const opened: { close(): Promise<void> }[] = [];
beforeEach(async () => {
  emulator = await startEmulator({ password: canary.password });
});
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
  await emulator.close();
});

async function through(answer?: (exchange: Exchange) => Answer): Promise<{ door: Door; packages: Packages }> {
  const door = await openDoor(emulator.url, answer);
  const session = sessionFor(door.url);
  opened.push(session, door);
  return { door, packages: new Packages(session) };
}

describe("installed packages", () => {
  it("are those of the logon, which costs no call of its own", async () => {
    const { door, packages } = await through();
    expect([...(await packages.installed())].sort()).toEqual(emulator.packages());
    expect(await packages.installed()).not.toContain(emulator.imsPackage);
    expect(door.counts()).toEqual({ Logon: 1 });
  });

  it("are a snapshot: what comes later shows after a new logon only", async () => {
    const { door, packages } = await through();
    await packages.installed();
    emulator.installPackage(emulator.imsPackage);
    expect(await packages.installed()).not.toContain(emulator.imsPackage);
    expect(await packages.installedNow()).toContain(emulator.imsPackage);
    expect(await packages.installed()).toContain(emulator.imsPackage);
    expect(door.counts()).toEqual({ Logon: 2 });
  });

  it("are looked up anew once for several at the same time", async () => {
    const { door, packages } = await through();
    await packages.installed();
    await Promise.all(Array.from({ length: 10 }, () => packages.installedNow()));
    expect(door.counts()).toEqual({ Logon: 2 });
  });
});

describe("the catalogue", () => {
  it("lists every package once, with its label", async () => {
    const { packages } = await through();
    const catalogue = await packages.catalogue();
    expect(catalogue).toContainEqual({
      name: emulator.imsPackage,
      label: "Integration with the Adobe Experience Cloud",
    });
    const names = catalogue.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(emulator.packages()));
  });

  it("is read wherever the packages stand in the reply", async () => {
    const body = envelope(
      "<GetDbParamsResponse><a><b><package namespace='nms' name='x' label='X'><package name='none'/></package></b></a>" +
        "<c><package namespace='nms' name='x' label='X'/><package namespace='nms' name='y'/></c></GetDbParamsResponse>",
    );
    const { packages } = await through(({ action }) => (action.endsWith("#GetDbParams") ? { body } : "pass"));
    expect(await packages.catalogue()).toEqual([
      { name: "nms:x", label: "X" },
      { name: "nms:y", label: "" },
    ]);
  });
});

describe("installing a package", () => {
  const isInstallation = ({ action }: Exchange) => action.endsWith("#SubmitSoapCall");
  const quietly = () => undefined;

  it("brings it and what it depends on, and shows what the instance logs", async () => {
    const { door, packages } = await through();
    const lines: string[] = [];
    expect(await packages.install(emulator.imsPackage, ({ message }) => lines.push(message))).toBe("done");
    expect(lines.at(-1)).toBe("Installation of packages successful.");
    expect(new Set(lines).size).toBe(lines.length);
    expect(door.counts()["SubmitSoapCall"]).toBe(1);
    expect(emulator.packages()).toEqual(expect.arrayContaining([emulator.imsPackage, "emu:imsCommon"]));
    expect(emulator.account(emulator.imsAccount)).toBeDefined();
  });

  it.each<[string, Answer]>([
    ["a connection that broke", (response) => response.destroy()],
    ["a proxy that waited too long", { status: 504, body: "Gateway Timeout" }],
    ["a proxy's page", { status: 502, body: "<html/>" }],
    ["half a reply", { body: "<S:Envelope" }],
  ])("is not known to have failed after %s", async (_what, answer) => {
    const { door, packages } = await through((exchange) => (isInstallation(exchange) ? answer : "pass"));
    expect(await packages.install(emulator.imsPackage, quietly)).toBe("lost");
    expect(door.counts()).toEqual({ Logon: 1, SubmitSoapCall: 1 });
  });

  it("has failed when the instance says so", async () => {
    const { packages } = await through((exchange) =>
      isInstallation(exchange) ? { body: faultEnvelope("SOP-330011 Error.", "no licence") } : "pass",
    );
    const error = await failureOf(packages.install(emulator.imsPackage, quietly));
    expect(error.code).toBe("ACC2007");
    expect(error.message).toContain("no licence");
  });

  it("has failed when nothing was sent", async () => {
    const door = await openDoor(undefined, async (exchange) => ({
      ...(await passOn(`${emulator.url}/nl/jsp/soaprouter.jsp`, exchange)),
      headers: { Connection: "close" },
    }));
    const session = sessionFor(door.url);
    await session.info();
    await door.close();
    const error = await failureOf(new Packages(session).install("nms:x", quietly));
    expect(error.code).toBe("ACC2001");
    expect(error.message).toContain("Nothing answers");
    await session.close();
  });

  it("of an unknown name is refused with its name", async () => {
    const { packages } = await through();
    expect((await failureOf(packages.install("nms:noSuchPackage", quietly))).message).toContain("nms:noSuchPackage");
  });
});
