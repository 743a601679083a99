import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "../../../provider/emulator/index";
import { textOf } from "../../../provider/emulator/xml/tree";
import { call, document, logon, rows, string, write, type Tokens } from "./soap";

const password = "canary-password-1";
const secret = "canary-secret-2";
const bearer = "canary-bearer-3";

let folder: string;
let stateFile: string;
let emulator: Emulator;
let tokens: Tokens;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "emulator-secrets-"));
  stateFile = join(folder, "state.json");
  emulator = await startEmulator({ stateFile, password, packageInstalled: true });
  tokens = await logon(emulator.url, "admin", password);
});
afterAll(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

const journal = () => JSON.stringify(emulator.journal());

describe("secrets", () => {
  it("are in neither journal nor state after every kind of call that carries one", async () => {
    const { url } = emulator;
    await logon(url, "admin", `${password}-wrong`);
    await call(url, "xtk:session#BearerTokenLogon", string(bearer));
    const encrypted = await call(url, "xtk:session#EncryptPassword", string(secret), tokens);
    const ciphertext = textOf(encrypted.outputs[0]);
    await write(
      url,
      tokens,
      `<extAccount xtkschema="nms:extAccount" name="${emulator.imsAccount}" tenant="acme" clientSecret="${ciphertext}"/>`,
    );
    // Refused, yet noted: a client that forgot to encrypt.
    for (const attribute of ["clientSecret", "password", "awsSecret"]) {
      const refused = await write(
        url,
        tokens,
        `<extAccount xtkschema="nms:extAccount" name="x" ${attribute}="${secret}"/>`,
      );
      expect(refused.fault?.detail).not.toContain(secret);
    }
    await rows(
      url,
      tokens,
      `<queryDef schema="nms:extAccount" operation="select"><where><condition expr="@clientSecret = '${secret}'"/></where></queryDef>`,
    );
    await write(
      url,
      tokens,
      `<extAccount xtkschema="nms:extAccount" name="x"><password>${secret}</password></extAccount>`,
    );
    await call(url, "xtk:session#EncryptServerPassword", string(secret), tokens);
    await call(url, "xtk:session#GetOption", `${string("x")}${string(secret)}`, tokens);
    await call(url, "xtk:session#TestCnx", document(`<x y="${secret}">${secret}</x>`), tokens);
    emulator.edit({ set: { clientSecret: `${secret}-edited` } });

    expect(emulator.decrypt(ciphertext)).toBe(secret);
    for (const canary of [password, secret, bearer, tokens.session, tokens.security, ciphertext]) {
      expect(journal()).not.toContain(canary);
    }
    const state = readFileSync(stateFile, "utf8");
    for (const canary of [password, secret, bearer, tokens.session, tokens.security])
      expect(state).not.toContain(canary);
  });

  it("would be found by this scan", async () => {
    await call(emulator.url, "xtk:session#GetOption", string("canary-in-a-name"), tokens);
    expect(journal()).toContain("canary-in-a-name");
    emulator.edit({ set: { tenant: "canary-in-a-tenant" } });
    expect(readFileSync(stateFile, "utf8")).toContain("canary-in-a-tenant");
  });

  it("leave the rest of a request readable", async () => {
    emulator.clearJournal();
    await write(
      emulator.url,
      tokens,
      `<extAccount xtkschema="nms:extAccount" name="${emulator.imsAccount}" tenant="acme" clientSecret=""/>`,
    );
    const [entry] = emulator.journal();
    expect(entry).toMatchObject({
      operator: "admin",
      service: "xtk:persist|xtk:session",
      method: "Write",
      status: 200,
      write: true,
      detail: "extAccount Adobe_Marketing_Cloud: tenant, clientSecret",
    });
    expect(entry?.request).toContain("tenant='acme'");
  });

  it("that are no secret of this operator stay on the instance", async () => {
    const option = '<option xtkschema="xtk:option" name="XtkSecretKey" stringValue="canary-key-4"/>';
    const other = await startEmulator();
    await write(other.url, await logon(other.url), option);
    expect(JSON.stringify(other.journal())).not.toContain("canary-key-4");
    await other.close();
  });
});
