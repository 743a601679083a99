import { Agent } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startEmulator, type Emulator, type Fault } from "../../../provider/emulator/index";
import { exchange, raw, type RawOptions, type Seen } from "./raw";
import { document, logon, string, type Tokens } from "./soap";

let emulator: Emulator;
let tokens: Tokens;
let serial = 0;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(async () => {
  tokens = await logon(emulator.url);
  emulator.clearJournal();
});
afterEach(() => emulator.clearFaults());

const read = (options: RawOptions = {}) =>
  raw(emulator.url, "xtk:session#GetOption", string("NmsServer_LastPostUpgrade"), { tokens, ...options });

/** A write, and whether it arrived in the instance. */
async function write(options: RawOptions = {}): Promise<Seen & { written: boolean }> {
  const name = `w${++serial}`;
  const xml = `<extAccount xtkschema="nms:extAccount" name="${name}" type="0"/>`;
  const seen = await raw(emulator.url, "xtk:persist|xtk:session#Write", document(xml), { tokens, ...options });
  return { ...seen, written: emulator.account(name) !== undefined };
}

const entries = () => emulator.journal().map(({ method, status, injected }) => ({ method, status, injected }));

describe("each fault, before and after the call is executed", () => {
  /** What the client sees; whether the write arrives follows from `when`. */
  const kinds: [string, Fault, RawOptions, Record<string, unknown>][] = [
    ["reset", { kind: "reset" }, {}, { error: "ECONNRESET", body: "" }],
    ["hang", { kind: "hang" }, { patience: 150 }, { error: "TIMEOUT", body: "" }],
    ["drip", { kind: "drip", delay: 5 }, { patience: 150 }, { error: "TIMEOUT" }],
    ["truncate", { kind: "truncate", bytes: 7 }, {}, { error: "ECONNRESET" }],
    ["status", { kind: "status", status: 502 }, {}, { status: 502 }],
    ["fault", { kind: "fault", code: "SOP-330011", text: "No.", detail: "why", status: 500 }, {}, { status: 500 }],
    ["html", { kind: "html" }, {}, { status: 200 }],
    ["wrong-content-type", { kind: "wrong-content-type", contentType: "image/png" }, {}, {}],
    ["oversized", { kind: "oversized" }, { enough: 1_000_000 }, { status: 200, error: "ENOUGH" }],
    ["expired", { kind: "expired" }, {}, { status: 403 }],
    ["wrong-token", { kind: "wrong-token" }, {}, { status: 403 }],
    ["token-ended", { kind: "token-ended" }, {}, { status: 500 }],
    ["redirect", { kind: "redirect", location: "http://127.0.0.1:1/" }, {}, { status: 302 }],
  ];
  const cases = kinds.flatMap(([name, ...rest]) =>
    (["before", "after"] as const).map((when) => [name, when, ...rest] as const),
  );

  it.each(cases)("%s %s", async (name, when, fault, options, expected) => {
    const injection = emulator.inject({ ...fault, when, at: { method: "Write" } });
    const seen = await write(options);
    // A flood that was not executed comes from an overloaded proxy.
    expect(seen).toMatchObject(name === "oversized" && when === "before" ? { error: "ENOUGH" } : expected);
    expect(seen.written).toBe(when === "after");
    expect(injection.hits).toBe(1);
    expect(entries().at(-1)).toMatchObject({ method: "Write", injected: `${name} ${when}` });

    // Once, and everything is as before: only an expired session has to be renewed.
    const next = await write();
    expect(next.status).toBe(name === "expired" ? 403 : 200);
    expect(injection.hits).toBe(1);
  });
});

describe("what a client sees", () => {
  const see = async (fault: Fault, options: RawOptions = {}) => {
    emulator.inject(fault);
    return read(options);
  };

  it("of a refused connection: nothing was executed", async () => {
    expect(await see({ kind: "refuse" })).toMatchObject({ error: "ECONNRESET", body: "" });
    expect(entries()).toEqual([{ method: "GetOption", status: 0, injected: "refuse before" }]);
  });

  it("of a fault on a connection that is kept", async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    expect((await read({ agent })).status).toBe(200);
    expect((await see({ kind: "reset" }, { agent })).error).toBe("ECONNRESET");
    expect((await read({ agent })).status).toBe(200);
    agent.destroy();
  });

  it("of a dripping reply: all of it, in as many pieces as bytes", async () => {
    const whole = await read();
    const dripped = await see({ kind: "drip", delay: 0 });
    expect(dripped.body).toBe(whole.body);
    expect(dripped.pieces).toBeGreaterThan(whole.body.length / 2);
  });

  it("of a reply cut at a byte: exactly so many, and the length that was promised", async () => {
    const { body } = await read();
    for (const bytes of [0, 1, 100, body.length - 1]) {
      const cut = await see({ kind: "truncate", bytes });
      expect(cut).toMatchObject({ error: "ECONNRESET", body: body.slice(0, bytes) });
      expect(cut.headers["content-length"]).toBe(String(body.length));
      const clean = await see({ kind: "truncate", bytes, complete: true });
      expect(clean.error).toBeUndefined();
      expect(clean).toMatchObject({ status: 200, body: body.slice(0, bytes) });
    }
    expect(await see({ kind: "truncate", bytes: 1_000_000 })).toMatchObject({ status: 200, body });
    expect((await see({ kind: "truncate" })).body.length).toBe(Math.floor(body.length / 2));
  });

  it.each([500, 502, 503, 504])("of HTTP %d: an error page", async (status) => {
    const seen = await see({ kind: "status", status, retryAfter: 7 });
    expect(seen).toMatchObject({ status, headers: { "retry-after": "7" } });
    expect(seen.body).toMatch(/^<!DOCTYPE html>/);
  });

  it("of a SOAP fault at any HTTP status", async () => {
    const fault = { kind: "fault", code: "XTK-170036", text: "a < b", detail: "why & what" } as const;
    for (const status of [200, 403, 500]) {
      const seen = await see({ ...fault, status });
      expect(seen).toMatchObject({ status, headers: { "content-type": "text/xml;charset=utf-8" } });
      expect(seen.body).toContain("<faultstring xsi:type='xsd:string'>XTK-170036 a &lt; b</faultstring>");
      expect(seen.body).toContain("<detail xsi:type='xsd:string'>why &amp; what</detail>");
    }
  });

  it("of a sign-in page, a redirect and a wrong content type", async () => {
    const page = await see({ kind: "html" });
    expect(page).toMatchObject({ status: 200, headers: { "content-type": "text/html;charset=utf-8" } });
    expect(page.body).toContain("Sign in");
    expect(await see({ kind: "redirect", location: "http://elsewhere.example.com/" })).toMatchObject({
      status: 302,
      headers: { location: "http://elsewhere.example.com/" },
    });
    const right = await read();
    const wrong = await see({ kind: "wrong-content-type" });
    expect(wrong.headers["content-type"]).toBe("application/octet-stream");
    expect(wrong.body).toBe(right.body);
  });

  it("of tokens: ended, or refused", async () => {
    expect((await see({ kind: "wrong-token" })).body).toMatch(/^XSV-350012 /);
    expect((await see({ kind: "expired", status: 401, text: "Other." })).body).toBe("XSV-350008 Other.");
    expect((await read()).body).toMatch(/^XSV-350008 Session has expired/);
  });

  it("of a flood: a beginning, and no length", async () => {
    const seen = await see({ kind: "oversized", when: "after" }, { enough: 5_000_000 });
    expect(seen.headers["content-length"]).toBeUndefined();
    expect(seen.body).toMatch(/^<\?xml/);
    expect((await see({ kind: "oversized", bytes: 200_000 })).error).toBeUndefined();
  });

  it("of slowness: a right answer, later", async () => {
    const begin = performance.now();
    expect((await see({ kind: "slow", delay: 40 })).status).toBe(200);
    expect((await see({ kind: "slow", when: "after", delay: 40 })).status).toBe(200);
    expect(performance.now() - begin).toBeGreaterThan(75);
    expect(entries().map(({ injected }) => injected)).toEqual(["slow before", "slow after"]);
  });

  it("of a server that is down, and up again at the same port", async () => {
    await emulator.stopListening();
    expect((await read()).error).toBe("ECONNREFUSED");
    await emulator.listenAgain();
    expect((await read()).status).toBe(200);
  });
});

describe("which call is struck", () => {
  const statuses = async (count: number) => {
    const seen: (number | undefined)[] = [];
    for (let index = 0; index < count; index++) seen.push((await read()).status);
    return seen;
  };

  it("the n-th from now, as often as asked", async () => {
    const injection = emulator.inject({ kind: "status", status: 500, at: { nth: 2 }, times: 2 });
    expect(await statuses(5)).toEqual([200, 500, 500, 200, 200]);
    expect(injection.hits).toBe(2);
  });

  it("by service, a part of it, and method", async () => {
    for (const at of [
      { service: "xtk:persist" },
      { service: "xtk:session", method: "Write" },
      { service: "xtk:persist|xtk:session", method: "Write" },
    ]) {
      emulator.inject({ kind: "status", status: 500, at });
      expect((await read()).status).toBe(200);
      expect((await write()).status).toBe(500);
    }
  });

  it("one fault a call: the one behind waits for the next", async () => {
    emulator.inject({ kind: "status", status: 500 });
    emulator.inject({ kind: "status", status: 502 });
    emulator.inject({ kind: "status", status: 504, when: "after" });
    expect(await statuses(4)).toEqual([500, 502, 504, 200]);
  });

  it("pages as well, by their route", async () => {
    const injection = emulator.inject({ kind: "status", status: 503, at: { service: "http", method: "GET /r/test" } });
    expect((await read()).status).toBe(200);
    expect((await exchange(`${emulator.url}/r/test`, "GET", {}, "")).status).toBe(503);
    expect((await exchange(`${emulator.url}/r/test`, "GET", {}, "")).status).toBe(200);
    expect(injection.hits).toBe(1);
    expect(entries().slice(1)).toEqual([
      { method: "GET /r/test", status: 503, injected: "status before" },
      { method: "GET /r/test", status: 200, injected: undefined },
    ]);
  });

  it("none, once it is removed or all are cleared", async () => {
    emulator.inject({ kind: "status" }).remove();
    emulator.inject({ kind: "status" });
    emulator.clearFaults();
    expect(await statuses(1)).toEqual([200]);
  });

  it("only with a fault that makes sense", () => {
    const wrong = (fault: unknown) => () => emulator.inject(fault as Fault);
    expect(wrong({ kind: "nothing" })).toThrow("'kind' is one of refuse, reset,");
    expect(wrong({ kind: "reset", when: "later" })).toThrow("'when'");
    expect(wrong({ kind: "refuse", when: "after" })).toThrow("not executed");
    expect(wrong({ kind: "reset", at: { nth: 0 } })).toThrow("counts from 1");
    expect(wrong({ kind: "reset", at: { method: 1 } })).toThrow("texts");
    expect(wrong({ kind: "reset", time: 1 })).toThrow("'time' is not known");
    expect(wrong({ kind: "reset", times: -1 })).toThrow("'times'");
    expect(wrong({ kind: "status", status: 42 })).toThrow("'status'");
    expect(wrong({ kind: "fault", text: 1 })).toThrow("'text'");
  });
});

describe("an emulator with calls in the air", () => {
  it("closes at once", async () => {
    const other = await startEmulator();
    for (const kind of ["hang", "slow", "oversized"] as const) other.inject({ kind, delay: 60_000 });
    other.inject({ kind: "drip", delay: 60_000, at: { nth: 4 } });
    const pending = ["a", "b", "c", "d"].map((name) => raw(other.url, "xtk:session#GetOption", string(name)));
    await expect.poll(() => other.faults().map(({ hits }) => hits)).toEqual([1, 1, 1, 1]);
    await other.close();
    const ends = (await Promise.all(pending)).map(({ error }) => error);
    expect(ends).toEqual(["ECONNRESET", "ECONNRESET", "ECONNRESET", "ECONNRESET"]);
  });
});

describe("listeners", () => {
  it("are waited for, before and after a call is executed", async () => {
    const seen: string[] = [];
    const end = emulator.onCall(async ({ service, method, phase }) => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      if (method !== "Write") return;
      seen.push(`${phase} ${service} ${emulator.account("heard") ? "there" : "absent"}`);
    });
    const xml = '<extAccount xtkschema="nms:extAccount" name="heard" type="0"/>';
    await raw(emulator.url, "xtk:persist|xtk:session#Write", document(xml), { tokens });
    expect(seen).toEqual(["before xtk:persist|xtk:session absent", "after xtk:persist|xtk:session there"]);
    end();
    await raw(emulator.url, "xtk:persist|xtk:session#Write", document(xml), { tokens });
    expect(seen).toHaveLength(2);
  });

  it("can act between two calls, or strike the very call", async () => {
    const end = emulator.onCall(({ method, phase }) => {
      if (method === "GetOption" && phase === "before") emulator.inject({ kind: "status", status: 504, when: "after" });
    });
    expect((await read()).status).toBe(504);
    end();
    expect((await read()).status).toBe(200);
  });

  it("that fail are not hidden", async () => {
    const end = emulator.onCall(() => {
      throw new Error("a mistake in the test");
    });
    const seen = await write();
    end();
    expect(seen).toMatchObject({ status: 500, written: false });
    expect(seen.body).toContain("a mistake in the test");
  });
});
