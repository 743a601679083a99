import { describe, expect, it } from "vitest";
import { Journal } from "../../../provider/emulator/journal";
import { Clock } from "../../../provider/emulator/model/clock";
import { createInstance } from "../../../provider/emulator/model/create";
import { Sessions } from "../../../provider/emulator/model/sessions";
import { v7 } from "../../../provider/emulator/profiles/v7";
import { Router } from "../../../provider/emulator/router";
import { readXml } from "../../../provider/emulator/xml/read";
import { writeXml } from "../../../provider/emulator/xml/write";
import { element, textOf } from "../../../provider/emulator/xml/tree";
import fc from "fast-check";

const request =
  '<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Header/><SOAP-ENV:Body>' +
  '<m:Logon xmlns:m="urn:xtk:session"><sessiontoken/><login>admin</login><password>canary</password><parameters/>' +
  "</m:Logon></SOAP-ENV:Body></SOAP-ENV:Envelope>";

describe("requests", () => {
  it("that are cut off anywhere get an answer, and leave no secret in the journal", () => {
    const journal = new Journal();
    const instance = createInstance({
      profile: v7,
      kept: undefined,
      save: () => {},
      instanceName: undefined,
      databaseId: undefined,
      packageInstalled: false,
    });
    const router = new Router(instance, journal);
    const header = (name: string) => (name === "soapaction" ? "xtk:session#Logon" : undefined);
    for (let end = 0; end <= request.length; end++) {
      const answer = router.answer({ header, body: request.slice(0, end) });
      expect([200, 403]).toContain(answer.status);
      expect(answer.body).toMatch(/EMU-000001|XSV-350012/);
    }
    expect(journal.entries()).toHaveLength(request.length + 1);
    expect(JSON.stringify(journal.entries())).not.toContain("canary");
  });
});

describe("sessions", () => {
  it("end by themselves", () => {
    const sessions = new Sessions();
    const { token, securityToken } = sessions.open({ name: "admin", rights: [] }, [], 1000);
    expect(sessions.find(token, securityToken, 999)).toBeDefined();
    expect(sessions.count(999)).toBe(1);
    expect(sessions.find(token, securityToken, 1000)).toBeUndefined();
    expect(sessions.count(999)).toBe(0);
  });
});

describe("the clock", () => {
  it("never says the same twice, and does not go back", () => {
    const clock = new Clock(Date.now() + 60_000);
    const stamps = Array.from({ length: 100 }, () => clock.next());
    expect(new Set(stamps).size).toBe(100);
    expect([...stamps].sort()).toEqual(stamps);
  });
});

describe("XML", () => {
  /** What XML allows, CR among it. */
  const text = fc
    .string({ unit: "grapheme" })
    .filter((each) => !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/u.test(each));

  it("comes back as it was written, in text and attributes", () => {
    fc.assert(
      fc.property(text, (value) => {
        const read = readXml(writeXml(element("a", { b: value }, [element("c"), value])));
        expect(read.attributes.b).toBe(value);
        expect(textOf(read)).toBe(value);
      }),
    );
  });

  it("with a document type or without end is refused", () => {
    expect(() => readXml("<!DOCTYPE a><a/>")).toThrow("document type");
    expect(() => readXml("<a>".repeat(101))).toThrow("deeper");
    expect(() => readXml(`<a>${"<b/>".repeat(200_001)}</a>`)).toThrow("more than");
    expect(() => readXml("<a><b></a>")).toThrow();
  });
});

describe("the journal", () => {
  it("keeps the latest calls only", () => {
    const journal = new Journal();
    const entry = {
      at: "",
      operator: "",
      service: "",
      status: 200,
      detail: "",
      write: false,
      request: "x".repeat(30_000),
    };
    for (let index = 0; index < 25_000; index++) journal.add({ ...entry, method: String(index) });
    expect(journal.entries()).toHaveLength(10_000);
    expect(journal.entries().at(-1)?.method).toBe("24999");
    expect(journal.entries()[0]?.request.length).toBeLessThan(20_100);
  });
});
