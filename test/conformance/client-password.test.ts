import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { CampaignInstance } from "../../provider/campaign/instance";
import { Secret } from "../../provider/secret";
import { type Emulator, startEmulator } from "../../provider/emulator/index";
import { canary, failureOf, instanceFor, openDoor, passOn, sessionFor } from "../support/client";
import { xmlText } from "../support/xml-text";

/** Two implementations, client and emulator, have to agree on each. */
const awkward: Record<string, string> = {
  slashes: "a/b//c/",
  quotes: "a'b\"c`",
  markup: "<a>&amp;&lt;]]></password>",
  umlauts: "äöüßÄÖÜ é ñ ø",
  emoji: "🐤👩‍💻",
  "line breaks": "a\rb\nc\r\nd",
  "a tab": "a\tb",
  "blanks around": "  a b  ",
  backslashes: "a\\b\\",
  percent: "100%20%",
  "a non-breaking blank": "a\u00a0b",
  "what looks like a reference": "&#13;&#xD;",
  "the beginning of CDATA": "<![CDATA[a",
};

/** The part of a request that a server would repeat: only the beginning of what it says is quoted. */
const from = (body: string, start: string) => body.slice(body.indexOf(start));

describe("a password", () => {
  it.each(Object.entries(awkward))("with %s arrives as it is", async (_what, password) => {
    const emulator = await startEmulator({ password });
    const session = sessionFor(emulator.url, { password });
    expect((await session.info()).operator).toBe("admin");
    // One character less is another password.
    const wrong = sessionFor(emulator.url, { password: [...password].slice(0, -1).join("") });
    expect((await failureOf(wrong.info())).code).toBe("ACC3001");
    await session.close();
    await wrong.close();
    await emulator.close();
  });

  it.each(["\u0000", "\u0008", "\ufffe", "\ud800"])(
    "with a character that XML cannot carry is not sent",
    async (character) => {
      const door = await openDoor(undefined);
      const session = sessionFor(door.url, { password: canary.password + character });
      const error = await failureOf(session.info());
      expect(error.code).toBe("ACC2006");
      expect(error.message).toMatch(/password contains the character U\+[0-9A-F]{4} at position \d+/);
      expect(door.exchanges).toEqual([]);
      await door.close();
    },
  );

  it("is in no error about any failure of the logon", async () => {
    const echo = await openDoor(undefined, ({ body }) => ({
      status: 500,
      body: `cannot parse ${from(body, "<password")}`,
    }));
    const error = await failureOf(sessionFor(echo.url).info());
    expect(error.code).toBe("ACC2004");
    expect(error.message).toContain('cannot parse <password xsi:type="xsd:string">[secret]<');
    await echo.close();
  });

  it("is in no refusal in plain text", async () => {
    const answer = `XSV-350012 Invalid password ${canary.password}.`;
    const door = await openDoor(undefined, () => ({ status: 403, body: answer }));
    const error = await failureOf(sessionFor(door.url).info());
    expect(error.code).toBe("ACC3001");
    expect(error.message).toContain("Invalid password [secret].");
    await door.close();
  });
});

describe("a secret", () => {
  let emulator: Emulator;
  let instance: CampaignInstance;
  beforeAll(async () => {
    emulator = await startEmulator({ password: canary.password });
    instance = instanceFor(emulator.url);
  });
  afterAll(async () => {
    await instance.close();
    await emulator.close();
  });

  it.each(Object.entries(awkward))("with %s is encrypted as it is", async (_what, text) => {
    expect(emulator.decrypt(await instance.encrypt(new Secret(text)))).toBe(text);
  });

  it("of any text is encrypted as it is", async () => {
    const encrypted = fc.asyncProperty(
      xmlText.filter((text) => text !== ""),
      async (text) => {
        expect(emulator.decrypt(await instance.encrypt(new Secret(text)))).toBe(text);
      },
    );
    await fc.assert(encrypted, { numRuns: 50 });
  });

  it("is never the same ciphertext twice, and is in no journal", async () => {
    const secret = new Secret(canary.secret);
    const [a, b] = [await instance.encrypt(secret), await instance.encrypt(secret)];
    expect(a).toMatch(/^@[A-Za-z0-9+/]+=*$/);
    expect(a).not.toBe(b);
    expect(JSON.stringify(emulator.journal())).not.toContain("canary");
  });

  it("is in no error when the instance echoes it", async () => {
    const door = await openDoor(emulator.url, ({ action, body }) =>
      action.endsWith("#EncryptPassword") ? { status: 500, body: `failed on ${from(body, "<decrypted")}` } : "pass",
    );
    const other = instanceFor(door.url);
    const error = await failureOf(other.encrypt(new Secret(canary.secret)));
    expect(error.code).toBe("ACC2004");
    expect(error.message).toContain('failed on <decrypted xsi:type="xsd:string">[secret]<');
    await other.close();
    await door.close();
  });

  it("without a ciphertext in the answer is not written", async () => {
    const empty =
      "<S:Envelope xmlns:S='x'><S:Body><EncryptPasswordResponse><pstrEncrypted/></EncryptPasswordResponse></S:Body></S:Envelope>";
    const door = await openDoor(emulator.url, ({ action }) =>
      action.endsWith("#EncryptPassword") ? { body: empty } : "pass",
    );
    const other = instanceFor(door.url);
    const error = await failureOf(other.encrypt(new Secret(canary.secret)));
    expect(error.code).toBe("ACC2005");
    expect(error.message).toContain("No ciphertext came back");
    expect(error.message).toContain("xtk:session#EncryptPassword");
    await other.close();
    await door.close();
  });

  it.each([
    ["is refused where the answer is the secret, with blanks around it", " abc ", false],
    ["may have its letters in a ciphertext by chance", "@xxabcxx==", true],
  ])("of three letters %s", async (_what, answer, isTaken) => {
    const door = await openDoor(emulator.url, async (exchange) => {
      if (!exchange.action.endsWith("#EncryptPassword")) return "pass";
      const { body } = await passOn(`${emulator.url}/nl/jsp/soaprouter.jsp`, exchange);
      return { body: body.replace(/>@[A-Za-z0-9+/]+=*</, `>${answer}<`) };
    });
    const other = instanceFor(door.url);
    const encrypted = other.encrypt(new Secret("abc"));
    if (isTaken) expect(await encrypted).toBe(answer);
    else {
      const error = await failureOf(encrypted);
      expect(error.code).toBe("ACC4012");
      expect(error.message).toContain("release 7.4.1");
    }
    await other.close();
    await door.close();
  });
});
