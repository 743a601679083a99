import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "../../../provider/emulator/index";
import { elements, textOf } from "../../../provider/emulator/xml/tree";
import { call, document, logon, string, type Reply, type Tokens } from "./soap";

let emulator: Emulator;
let tokens: Tokens;
beforeEach(async () => {
  emulator = await startEmulator({ installationPolls: 3 });
  tokens = await logon(emulator.url);
});
afterEach(() => emulator.close());

const list = (id: string) => {
  const [namespace, name] = id.split(":");
  return `<packages><package namespace="${namespace}" name="${name}" enabled="true"/></packages>`;
};

const install = (id = emulator.imsPackage) =>
  call(emulator.url, "xtk:builder#InstallVendorPackages", document(list(id)), tokens);

function submit(id = emulator.imsPackage): Promise<Reply> {
  const builder = '<builder doNotPersist="true" xtkschema="xtk:builder"/>';
  const soapCall = `<soapCall name="InstallVendorPackages" service="xtk:builder"><param>${list(id)}</param></soapCall>`;
  return call(
    emulator.url,
    "xtk:jobInterface|xtk:builder#SubmitSoapCall",
    document(builder) + document(soapCall),
    tokens,
  );
}

const jobOf = (reply: Reply) => textOf(reply.outputs[0]);

/** One poll: the status, and the log lines after `last`. */
async function poll(job: string, last = 0) {
  const arguments_ = string(job) + string(String(last)) + string("100");
  const { outputs } = await call(emulator.url, "xtk:jobInterface|xtk:job#GetStatus", arguments_, tokens);
  const log = outputs[1] && elements(outputs[1])[0];
  const lines = (log ? elements(log) : []).map(({ attributes }) => attributes);
  return { status: Number(textOf(outputs[0])), lines };
}

/** Polls as clients do, to the end. */
async function follow(job: string) {
  const statuses: number[] = [];
  const lines: Record<string, string>[] = [];
  do {
    const seen = await poll(job, Number(lines.at(-1)?.id ?? 0));
    statuses.push(seen.status);
    lines.push(...seen.lines);
  } while (statuses.at(-1) === 2 && statuses.length < 20);
  return { statuses, lines, messages: lines.map(({ message }) => message) };
}

describe("a job that installs", () => {
  it("runs for some polls, with a log that grows, and ends with the package and its account", async () => {
    const job = jobOf(await submit());
    expect(emulator.packages()).not.toContain(emulator.imsPackage);
    const first = await poll(job);
    expect(first.status).toBe(2);
    expect(first.lines.length).toBeGreaterThan(0);
    expect(emulator.packages()).not.toContain(emulator.imsPackage);
    expect(emulator.account(emulator.imsAccount)).toBeUndefined();

    const { statuses, messages, lines } = await follow(job);
    expect(statuses).toEqual([2, 2, 5]);
    expect(messages.at(-1)).toBe("Installation of packages successful.");
    expect(lines.every(({ iRc }) => iRc === "0")).toBe(true);
    expect(emulator.packages()).toContain(emulator.imsPackage);
    expect(emulator.account(emulator.imsAccount)).toBeDefined();
    expect(await poll(job, Number(lines.at(-1)?.id))).toEqual({ status: 5, lines: [] });
  });

  it("goes on when its client has died", async () => {
    await submit();
    emulator.advance(2_000);
    expect(emulator.packages()).not.toContain(emulator.imsPackage);
    emulator.advance(2_000);
    expect(emulator.packages()).toContain(emulator.imsPackage);
  });

  it("is one at a time", async () => {
    const job = jobOf(await submit());
    for (const second of [await submit("nms:coupon"), await install("nms:coupon")]) {
      expect(second.fault?.detail).toMatch(/^EMU-000011 Another installation/);
    }
    await follow(job);
    expect((await submit("nms:coupon")).fault).toBeUndefined();
  });

  it("can be done at once", async () => {
    const other = await startEmulator({ installationPolls: 0 });
    const session = await logon(other.url);
    const soapCall = `<soapCall name="InstallVendorPackages" service="xtk:builder"><param>${list(other.imsPackage)}</param></soapCall>`;
    await call(other.url, "xtk:jobInterface#SubmitSoapCall", document("<builder/>") + document(soapCall), session);
    expect(other.packages()).toContain(other.imsPackage);
    await other.close();
  });

  it("is not known by a name that nobody gave out", async () => {
    const reply = await call(emulator.url, "xtk:job#GetStatus", string("1/x@@y="), tokens);
    expect(reply.fault?.detail).toMatch(/^EMU-000008/);
  });
});

describe("an installation that fails half way", () => {
  it.each(["nothing", "package"] as const)("as a job leaves %s", async (leaves) => {
    const injection = emulator.inject({ kind: "installation-fails", leaves });
    const { statuses, lines } = await follow(jobOf(await submit()));
    expect(statuses.at(-1)).toBe(6);
    expect(lines.slice(-2).map(({ iRc, message }) => [iRc, message])).toEqual([
      ["-1", "EMU-000012 The structure of the database could not be updated."],
      ["-1", "Installation of packages failed."],
    ]);
    expect(lines.length).toBeGreaterThan(2);
    expect(emulator.packages().includes(emulator.imsPackage)).toBe(leaves === "package");
    expect(emulator.account(emulator.imsAccount)).toBeUndefined();
    expect(injection.hits).toBe(1);

    // Once: the next one repairs what is missing.
    expect((await follow(jobOf(await submit()))).statuses.at(-1)).toBe(5);
    expect(emulator.account(emulator.imsAccount)).toBeDefined();
  });

  it.each(["nothing", "package"] as const)("called directly leaves %s", async (leaves) => {
    emulator.inject({ kind: "installation-fails", leaves, code: "XTK-170000", text: "No space left." });
    expect((await install()).fault).toEqual({
      text: "SOP-330011 Error while executing the method 'InstallVendorPackages' of service 'xtk:builder'.",
      detail: "XTK-170000 No space left.",
    });
    expect(emulator.packages().includes(emulator.imsPackage)).toBe(leaves === "package");
    expect(emulator.account(emulator.imsAccount)).toBeUndefined();
    expect((await install()).fault).toBeUndefined();
    expect(emulator.account(emulator.imsAccount)).toBeDefined();
  });
});

describe("an installation that is called directly", () => {
  it("can take its time, and goes on when its client has left", async () => {
    const slow = await startEmulator({ installationDelay: 40 });
    const session = await logon(slow.url);
    const begin = performance.now();
    await call(slow.url, "xtk:builder#InstallVendorPackages", document(list("nms:coupon")), session);
    expect(performance.now() - begin).toBeGreaterThan(35);
    expect(slow.packages()).toContain("nms:coupon");
    slow.inject({ kind: "reset", when: "after" });
    await call(slow.url, "xtk:builder#InstallVendorPackages", document(list(slow.imsPackage)), session).catch(() => {});
    expect(slow.packages()).toContain(slow.imsPackage);
    await slow.close();
  });
});
