import { createServer } from "node:http";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { Secret } from "../../provider/secret";
import { connectionSettings } from "../../provider/config/connection";
import { type Emulator, startEmulator } from "../../provider/emulator/index";
import { SoapFaultError } from "../../provider/errors/index";
import { type Answer, type Exchange, expired, failureOf, instanceFor, openDoor, sessionFor } from "../support/client";
import { faultEnvelope } from "../support/replies";
import { exceptionOf, type SdkClient, sdkClient } from "./sdk-client";

/**
 * Where our client differs from Adobe's on purpose. Every difference is shown on both sides, so that a new release of Adobe's that
 * changes its mind is noticed; whatever else differs is a mistake of ours.
 */

const password = "canary-p1";
let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ password });
});
afterAll(() => emulator.close());

type Answering = (exchange: Exchange, number: number) => Answer | Promise<Answer>;

async function withDoor<T>(answer: Answering, work: (url: string, exchanges: Exchange[]) => Promise<T>): Promise<T> {
  const door = await openDoor(emulator.url, answer);
  try {
    return await work(door.url, door.exchanges);
  } finally {
    await door.close();
  }
}

const theirLogon = async (url: string, given = password): Promise<SdkClient> => {
  const client = await sdkClient(url, { password: given });
  await client.logon();
  return client;
};
const ourInstance = (url: string) => instanceFor(url, { password });
const actions = (exchanges: Exchange[]) => exchanges.map(({ action }) => action.split("#")[1]);
const onlyFor =
  (method: string, answer: Answer): Answering =>
  ({ action }) =>
    action.endsWith(`#${method}`) ? answer : "pass";
const rowsOfNobody = { names: ["x"], type: "-1", attributes: {} };

describe("deliberate differences from Adobe's client", () => {
  it("a password with / : theirs is cut, ours is sent whole", async () => {
    const refuse: Answering = () => ({ status: 403, body: "XSV-350012 no" });
    await withDoor(refuse, async (url, exchanges) => {
      await exceptionOf(theirLogon(url, "a/b"));
      await failureOf(sessionFor(url, { password: "a/b" }).info());
      const [theirs, ours] = exchanges.map(({ body }) => /<password[^>]*>([^<]*)/.exec(body)?.[1]);
      expect({ theirs, ours }).toEqual({ theirs: "a", ours: "a/b" });
    });
  });

  it("a fault with HTTP 500: they see the status, we the fault", async () => {
    const answer = onlyFor("EncryptPassword", { status: 500, body: faultEnvelope("SOP-330011 Error.", "no key") });
    await withDoor(answer, async (url) => {
      const theirs = await exceptionOf((await theirLogon(url)).NLWS.xtkSession.encryptPassword("x"));
      expect(theirs).toMatchObject({ statusCode: 500, errorCode: "" });
      const ours = await failureOf(ourInstance(url).encrypt(new Secret("sesame-1234")));
      expect((ours as SoapFaultError).fault).toMatchObject({ code: "SOP-330011", detail: "no key" });
    });
  });

  it("a body of JSON: theirs ends in a TypeError, ours is typed", async () => {
    const json = { body: '{"a":1}', headers: { "Content-Type": "application/json" } };
    await withDoor(onlyFor("EncryptPassword", json), async (url) => {
      const theirs = await exceptionOf((await theirLogon(url)).NLWS.xtkSession.encryptPassword("x"));
      expect(theirs).toBeInstanceOf(TypeError);
      expect((await failureOf(ourInstance(url).encrypt(new Secret("sesame-1234")))).code).toBe("ACC2005");
    });
  });

  it("a secret that could not be encrypted: theirs is in the exception, ours in none", async () => {
    const answer = onlyFor("EncryptPassword", { body: faultEnvelope("SOP-330011 Error.") });
    await withDoor(answer, async (url) => {
      const theirs = await exceptionOf((await theirLogon(url)).NLWS.xtkSession.encryptPassword("canary-s3cr3t"));
      expect(JSON.stringify(theirs)).toContain("canary-s3cr3t");
      // Proves that nothing of it is in ours.
      await failureOf(ourInstance(url).encrypt(new Secret("canary-s3cr3t")));
    });
  });

  it("a character that XML cannot carry: theirs is sent, ours is refused by name", async () => {
    await withDoor(
      ({ action }) => (action.endsWith("#EncryptPassword") ? { body: faultEnvelope("SOP-330011 Error.") } : "pass"),
      async (url, exchanges) => {
        const client = await theirLogon(url);
        await exceptionOf(client.NLWS.xtkSession.encryptPassword("a\u0001"));
        expect(exchanges.at(-1)!.body).toContain("a\u0001");
        const before = exchanges.length;
        expect((await failureOf(ourInstance(url).encrypt(new Secret("a\u0001")))).code).toBe("ACC2006");
        expect(actions(exchanges.slice(before))).toEqual(["Logon"]);
      },
    );
  });

  it("a carriage return: theirs is lost on the way, ours arrives", async () => {
    await withDoor(
      () => "pass",
      async (url) => {
        const client = await theirLogon(url);
        expect(emulator.decrypt(await client.NLWS.xtkSession.encryptPassword("a\rb"))).toBe("a\nb");
        expect(emulator.decrypt(await ourInstance(url).encrypt(new Secret("a\rb")))).toBe("a\rb");
      },
    );
  });

  it("a redirect: theirs is followed, ours names where it leads", async () => {
    const elsewhere = await openDoor(undefined, () => ({ body: "OK" }));
    const redirect = { status: 302, headers: { Location: `${elsewhere.url}/x` }, body: "" };
    await withDoor(
      () => redirect,
      async (url) => {
        await exceptionOf(theirLogon(url));
        expect(elsewhere.exchanges).toHaveLength(1);
        expect((await failureOf(sessionFor(url, { password }).info())).message).toContain(elsewhere.url);
        expect(elsewhere.exchanges).toHaveLength(1);
      },
    );
    await elsewhere.close();
  });

  it("a DTD: theirs is read, ours is refused", async () => {
    const reply =
      '<!DOCTYPE x [<!ENTITY e "expanded">]><SOAP-ENV:Envelope xmlns:xsi="x" xmlns:SOAP-ENV="y"><SOAP-ENV:Body><EncryptPasswordResponse>' +
      '<p xsi:type="xsd:string">&e;</p></EncryptPasswordResponse></SOAP-ENV:Body></SOAP-ENV:Envelope>';
    await withDoor(onlyFor("EncryptPassword", { body: reply }), async (url) => {
      expect(await (await theirLogon(url)).NLWS.xtkSession.encryptPassword("x")).toBe("expanded");
      expect((await failureOf(ourInstance(url).encrypt(new Secret("sesame-1234")))).message).toContain("DTD");
    });
  });

  it("an expired session: theirs is an error without a callback of the program's, ours is renewed once for all", async () => {
    const expireFirst = (): Answering => {
      let first: string | undefined;
      return ({ action, token }) => {
        if (action.endsWith("#Logon")) return "pass";
        first ??= token;
        return token === first ? expired : "pass";
      };
    };
    await withDoor(expireFirst(), async (url) => {
      const theirs = await exceptionOf((await theirLogon(url)).NLWS.xtkSession.testCnx());
      expect(theirs).toMatchObject({ statusCode: 401, errorCode: "SDK-000012" });
    });
    await withDoor(expireFirst(), async (url, exchanges) => {
      const instance = ourInstance(url);
      await Promise.all([1, 2, 3].map(() => instance.accounts.find(rowsOfNobody)));
      expect(actions(exchanges).filter((action) => action === "Logon")).toHaveLength(2);
    });
  });

  it("schemas: they are fetched before a first query, ours are built in", async () => {
    await withDoor(
      () => "pass",
      async (url, exchanges) => {
        const client = await theirLogon(url);
        await client.NLWS.xtkQueryDef
          .create({ schema: "nms:extAccount", operation: "select", select: { node: [] } })
          .executeQuery();
        expect(actions(exchanges)).toEqual(["Logon", "GetEntityIfMoreRecent", "ExecuteQuery"]);
        const before = exchanges.length;
        await ourInstance(url).accounts.find(rowsOfNobody);
        expect(actions(exchanges.slice(before))).toEqual(["Logon", "ExecuteQuery"]);
      },
    );
  });

  it("headers: theirs name the operator and the client's build, ours do not", async () => {
    await withDoor(
      () => "pass",
      async (url, exchanges) => {
        await theirLogon(url);
        await sessionFor(url, { password }).info();
        const [theirs, ours] = exchanges.map(({ headers }) => headers);
        expect(theirs!["acc-sdk-auth"]).toBe("UserPassword admin");
        expect(JSON.stringify(ours)).not.toMatch(/admin|acc-sdk|x-query-source/i);
      },
    );
  });

  it("an address with a final slash: theirs is doubled, ours is normalised", async () => {
    const paths: string[] = [];
    const server = createServer((request, response) => {
      paths.push(request.url!.replace(/\?.*/, ""));
      response.writeHead(403).end("XSV-350012 no");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/`;
    await exceptionOf(theirLogon(url));
    const environment = { ADOBE_CAMPAIGN_URL: url, ADOBE_CAMPAIGN_USER: "admin", ADOBE_CAMPAIGN_PASSWORD: password };
    const settings = connectionSettings(undefined, undefined, environment);
    await failureOf(sessionFor(settings.url, { password }).info());
    // A refused logon asks /r/test too.
    expect(paths).toEqual(["//nl/jsp/soaprouter.jsp", "/nl/jsp/soaprouter.jsp", "/r/test"]);
    server.closeAllConnections();
    server.close();
  });
});
