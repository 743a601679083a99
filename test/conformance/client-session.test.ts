import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Session } from "../../provider/campaign/session";
import { type Emulator, startEmulator } from "../../provider/emulator/index";
import {
  type Answer,
  canary,
  type Exchange,
  expired,
  failureOf,
  instanceFor,
  openDoor,
  sessionFor,
  sessionTokenOf,
} from "../support/client";
import { faultEnvelope } from "../support/replies";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ password: canary.password });
});
afterAll(() => emulator.close());

const ping = (session: Session) => session.call({ service: "xtk:session", method: "TestCnx", parameters: [] });
const many = (count: number, work: () => Promise<unknown>) => Promise.allSettled(Array.from({ length: count }, work));
const isLogon = ({ action }: Exchange) => action === "xtk:session#Logon";

/** A door to the emulator, and a session that comes through it. */
async function through(answer?: (exchange: Exchange, number: number) => Answer | Promise<Answer>, password?: string) {
  const door = await openDoor(emulator.url, answer);
  const session = sessionFor(door.url, password === undefined ? {} : { password });
  const close = async () => {
    await session.close();
    await door.close();
  };
  return { door, session, close };
}

describe("a logon", () => {
  it("tells who we are, where, and what is installed", async () => {
    const { session, close } = await through();
    const info = await session.info();
    expect(info).toMatchObject({ operator: "admin", rights: ["admin"], release: "7.4.1", build: "9383" });
    expect(info.identity.instanceName).toBe("emulator");
    expect(info.packages).toContain("nms:core");
    await close();
  });

  it("happens once for 50 calls at the same time, and not before the first", async () => {
    const { door, session, close } = await through();
    expect(door.exchanges).toEqual([]);
    await many(50, () => ping(session));
    expect(door.counts()).toEqual({ Logon: 1, TestCnx: 50 });
    await close();
  });

  it("with a wrong password is refused, and nothing comes after it", async () => {
    const { door, session, close } = await through(undefined, `${canary.password}-wrong`);
    const results = await many(20, () => ping(session));
    for (const result of results) {
      const error = await failureOf(() => Promise.reject((result as PromiseRejectedResult).reason as Error));
      expect(error.code).toBe("ACC3001");
      expect(error.message).toMatch(/operator "admin".*XSV-350012 Invalid login or password/s);
    }
    // A second attempt would only lock the operator out.
    expect((await failureOf(ping(session))).code).toBe("ACC3001");
    await close();
    // The other request asks which release this is: some no longer accept passwords.
    expect(door.exchanges.map(({ action }) => action)).toEqual(["xtk:session#Logon", ""]);
  });

  it.each<[string, Answer, string]>([
    ["401 in plain text", { status: 401, body: "Unauthorized" }, "ACC3001"],
    ["401 in XML", { status: 401, body: "<error/>" }, "ACC3001"],
    ["401 without a body", { status: 401, body: "" }, "ACC3001"],
    ["a fault", { body: faultEnvelope("XSV-350012 Invalid login or password. Connection denied.") }, "ACC3001"],
    ["an expired session", expired, "ACC3001"],
    ["an address that is not allowed", { status: 403, body: "XSV-350013 The address is not allowed." }, "ACC3003"],
    ["another fault", { body: faultEnvelope("SOP-330006 The method is not defined.") }, "ACC2007"],
    ["a login page", { status: 401, body: "<html/>" }, "ACC2003"],
    ["403 without a reason", { status: 403, body: "Forbidden" }, "ACC2004"],
  ])("answered by %s is refused as such", async (_what, answer, code) => {
    const { session, close } = await through(() => answer);
    expect((await failureOf(session.info())).code).toBe(code);
    await close();
  });

  it("that was cut off is tried again, three times in all, and anew by the next call", async () => {
    const { door, session, close } = await through((_exchange, number) =>
      number <= 4 ? (response) => response.destroy() : "pass",
    );
    expect((await failureOf(ping(session))).code).toBe("ACC2001");
    await ping(session);
    expect(door.counts()).toEqual({ Logon: 5, TestCnx: 1 });
    await close();
  });

  it("has no login name and no secret in a header", async () => {
    const { door, session, close } = await through();
    await ping(session);
    const [logon, call] = door.exchanges;
    expect(JSON.stringify(logon!.headers)).not.toMatch(/admin|canary/);
    expect(Object.keys(call!.headers).filter((name) => /acc-sdk|x-query|request-id|auth/.test(name))).toEqual([]);
    expect(call!.headers["user-agent"]).toMatch(/^pulumi-adobe-campaign\//);
    await close();
  });
});

describe("a session's tokens", () => {
  it("are in no error, though a server repeats the whole request", async () => {
    const { session, close } = await through((exchange) =>
      isLogon(exchange) ? "pass" : { status: 500, body: JSON.stringify([exchange.headers, exchange.body]) },
    );
    const { authorization } = await session.info();
    const { message } = await failureOf(ping(session));
    expect(message).toContain("[secret]");
    expect("bearer" in authorization).toBe(false);
    for (const token of Object.values(authorization) as string[]) expect(message).not.toContain(token);
    await close();
  });
});

describe("a session that expires", () => {
  it("in the middle of 100 calls is renewed once, and each call repeated once", async () => {
    const over = new Set<string>();
    const { door, session, close } = await through(({ token }) => (over.has(token) ? expired : "pass"));
    over.add(await sessionTokenOf(session));
    const results = await many(100, () => ping(session));
    expect(results.filter(({ status }) => status === "rejected")).toEqual([]);
    expect(door.counts()).toEqual({ Logon: 2, TestCnx: 200 });
    await close();
  });

  it("is not renewed again for a call that learns of it late", async () => {
    const over = new Set<string>();
    let late: (() => void) | undefined;
    const afterRenewal = new Promise<void>((resolve) => (late = resolve));
    const { door, session, close } = await through(async (exchange, number) => {
      if (!over.has(exchange.token)) return "pass";
      // Every second call hears it only when another has gone through with the new session.
      if (number % 2 === 0) await afterRenewal;
      return expired;
    });
    over.add(await sessionTokenOf(session));
    const calls = Array.from({ length: 20 }, () => ping(session));
    await Promise.race(calls);
    late!();
    await Promise.all(calls);
    expect(door.counts()).toEqual({ Logon: 2, TestCnx: 40 });
    await close();
  });

  it("is renewed once for those who learn of it at the same moment", async () => {
    const { door, session, close } = await through();
    await session.info();
    const renewed = await Promise.all([1, 2, 3].map(() => session.renew()));
    expect(new Set(renewed).size).toBe(1);
    expect(door.counts()).toEqual({ Logon: 2 });
    await close();
  });

  it("twice in a row is an error, after one renewal", async () => {
    const { door, session, close } = await through((exchange) => (isLogon(exchange) ? "pass" : expired));
    const error = await failureOf(ping(session));
    expect(error.code).toBe("ACC3002");
    expect(error.message).toContain("xtk:session#TestCnx");
    expect(door.counts()).toEqual({ Logon: 2, TestCnx: 2 });
    await close();
  });

  it("cannot be renewed with a password that was changed meanwhile", async () => {
    let logons = 0;
    const refused = { status: 403, body: "XSV-350012 Invalid login or password. Connection denied." };
    const { door, session, close } = await through((exchange) => {
      if (!isLogon(exchange)) return expired;
      return ++logons === 1 ? "pass" : refused;
    });
    const results = await many(30, () => ping(session));
    for (const result of results) expect((result as PromiseRejectedResult).reason).toMatchObject({ code: "ACC3001" });
    expect(door.counts()["Logon"]).toBe(2);
    await close();
  });

  it("is told from a call that only mentions it", async () => {
    const mention = { body: faultEnvelope("SOP-330011 Error.", "XSV-350008 Session has expired") };
    const { door, session, close } = await through((exchange) => (isLogon(exchange) ? "pass" : mention));
    expect((await failureOf(ping(session))).code).toBe("ACC2007");
    expect(door.counts()).toEqual({ Logon: 1, TestCnx: 1 });
    await close();
  });

  it("did not execute the call: a write that is repeated is written once", async () => {
    let expire = true;
    const door = await openDoor(emulator.url, ({ action }) => {
      if (!action.endsWith("#Write") || !expire) return "pass";
      expire = false;
      return expired;
    });
    const instance = instanceFor(door.url);
    emulator.clearJournal();
    await instance.accounts.write("writtenOnce", { label: "x", type: "3" });
    expect(emulator.journal().filter(({ write }) => write)).toHaveLength(1);
    expect(door.counts()).toEqual({ Logon: 2, Write: 2 });
    await instance.close();
    await door.close();
  });
});

describe("closing", () => {
  it("ends the session on the instance, and every other that was left for a new one", async () => {
    const before = emulator.sessions();
    const { session, close } = await through();
    await session.renew();
    await session.renew();
    expect(emulator.sessions()).toBe(before + 3);
    await session.close();
    expect(emulator.sessions()).toBe(before);
    await session.close();
    await close();
  });

  it("says nothing to an instance to which nobody signed in", async () => {
    const { door, session, close } = await through();
    await session.close();
    expect(door.exchanges).toEqual([]);
    await close();
  });

  it.each<[string, Answer]>([
    ["is cut off", (response) => response.destroy()],
    ["is refused", { status: 500, body: "no" }],
    ["comes too late", expired],
    // Nobody answers: the deadline of the logoff ends it.
    ["is not answered", () => undefined],
  ])("does not fail when the logoff %s", async (_what, answer) => {
    const { session, close } = await through(({ action }) => (action.endsWith("#Logoff") ? answer : "pass"));
    await session.info();
    await session.close(100);
    await close();
  });
});
