import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startEmulator } from "../../../provider/emulator/index";
import { call, logon, string, write } from "./soap";

let folder: string;
let stateFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "emulator-state-"));
  stateFile = join(folder, "state.json");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the state file", () => {
  it("keeps the instance over a restart: identity, rows, packages, passwords, key", async () => {
    const first = await startEmulator({ stateFile, password: "first", packageInstalled: true, instanceName: "acme" });
    first.edit({ set: { tenant: "kept", clientSecret: "canary" } });
    const before = first.account(first.imsAccount);
    const info = (await logon(first.url, "admin", "first")).reply.body;
    await first.close();

    const second = await startEmulator({ stateFile });
    expect(second.account(second.imsAccount)).toEqual(before);
    expect(second.decrypt(before?.clientSecret ?? "")).toBe("canary");
    expect(second.packages()).toContain(second.imsPackage);
    const { reply } = await logon(second.url, "admin", "first");
    const identity = /databaseId='\w+'|instanceName='\w+'/g;
    expect(reply.body.match(identity)).toEqual(info.match(identity));
    expect(reply.body).toContain("instanceName='acme'");
    expect((await logon(second.url, "admin", "admin")).reply.status).toBe(403);

    // Time goes on, never back.
    second.edit({ set: { tenant: "later" } });
    const after = second.account(second.imsAccount);
    expect((after?.lastModified ?? "") > (before?.lastModified ?? "")).toBe(true);
    await second.close();
  });

  it("takes a password and an identity that are given anew", async () => {
    await (await startEmulator({ stateFile, password: "first" })).close();
    const second = await startEmulator({ stateFile, password: "second", databaseId: "uOTHER", instanceName: "other" });
    expect((await logon(second.url, "admin", "first")).reply.status).toBe(403);
    const { reply } = await logon(second.url, "admin", "second");
    expect(reply.body).toContain("databaseId='uOTHER'");
    expect(reply.body).toContain("instanceName='other'");
    await second.close();
  });

  it("is written with each change, before the answer", async () => {
    const emulator = await startEmulator({ stateFile });
    const tokens = await logon(emulator.url);
    await write(emulator.url, tokens, '<extAccount xtkschema="nms:extAccount" name="fresh" type="0"/>');
    expect(readFileSync(stateFile, "utf8")).toContain('"fresh"');
    expect(readdirSync(folder)).toEqual(["state.json"]);
    await emulator.close();
  });

  it("is not touched by calls that change nothing, nor by a restart", async () => {
    await (await startEmulator({ stateFile })).close();
    const before = { text: readFileSync(stateFile, "utf8"), time: statSync(stateFile).mtimeMs };
    const emulator = await startEmulator({ stateFile, password: "admin" });
    const tokens = await logon(emulator.url);
    await call(emulator.url, "xtk:session#GetOption", string("XtkDatabaseId"), tokens);
    await emulator.close();
    expect({ text: readFileSync(stateFile, "utf8"), time: statSync(stateFile).mtimeMs }).toEqual(before);
  });

  it("of the first format is read: groups of their own beside operators, and rights with passwords", async () => {
    const kept = readFileSync(join(__dirname, "../../fixtures/instance-0.1.0.json"), "utf8");
    const old = JSON.parse(kept) as { version: number; tables: Record<string, { name?: string }[]> };
    expect(old.version).toBe(1);
    const accounts = old.tables["nms:extAccount"];
    writeFileSync(stateFile, kept);
    const first = await startEmulator({ stateFile, user: "deployer" });
    expect(first.accounts()).toEqual(accounts);
    const group = (name: string) => first.group(name);
    expect(group("admin")).toMatchObject({ attributes: { label: "Administrators", id: "1060" }, rights: ["admin"] });
    expect(group("admin")?.members).toEqual(["admin"]);
    expect(group("deliveryManagers")).toMatchObject({ rights: [], attributes: { id: "1062" } });
    expect(group("delivery")?.rights).toHaveLength(2);
    const everybody = [...first.groups(), ...first.operators()].map(({ attributes }) => attributes.id);
    const ids = [...everybody, ...first.namedRights().map(({ id }) => id)];
    expect(new Set(ids).size).toBe(ids.length);
    expect(first.operators().find(({ attributes }) => attributes.name === "deployer")?.rights).toEqual(["admin"]);
    const snapshot = first.snapshot();
    await first.close();

    const second = await startEmulator({ stateFile, user: "deployer" });
    expect(second.snapshot()).toEqual(snapshot);
    second.restore(JSON.parse(kept) as ReturnType<typeof second.snapshot>);
    expect(second.group("admin")?.rights).toEqual(["admin"]);
    await second.close();
  });

  it.each([
    [
      "of no relation that there is",
      '{"format":"adobe-campaign-emulator","version":2,"profile":"v7","instanceName":"x","nextId":1,"lastStamp":0,"rightLink":"up"}',
      "its relation of groups and rights is damaged",
    ],
    ["not JSON", "{ secret-in-here", "not JSON"],
    ["another program's", '{"format":"other"}', "not a state file of this emulator"],
    ["another version's", '{"format":"adobe-campaign-emulator","version":99}', "format version 99"],
    [
      "damaged",
      '{"format":"adobe-campaign-emulator","version":1,"profile":"v7","instanceName":"x","nextId":1,"lastStamp":0,"operators":[],"tables":{"nms:extAccount":[1]}}',
      "table 'nms:extAccount' is damaged",
    ],
    [
      "of another profile",
      '{"format":"adobe-campaign-emulator","version":1,"profile":"v6","instanceName":"x","nextId":1,"lastStamp":0,"operators":[],"tables":{}}',
      "profile v6",
    ],
    ["empty", "", "not JSON"],
  ])("that is %s is refused and left as it is", async (_, content, why) => {
    writeFileSync(stateFile, content);
    const error = await startEmulator({ stateFile }).then(
      () => undefined,
      (each: unknown) => each as Error,
    );
    expect(error?.message).toContain(why);
    expect(error?.message).toContain(stateFile);
    expect(error?.message).not.toContain("secret-in-here");
    expect(readFileSync(stateFile, "utf8")).toBe(content);
  });

  it("says so when it cannot be written", async () => {
    await expect(startEmulator({ stateFile: join(folder, "no", "such", "folder.json") })).rejects.toThrow(
      `it cannot be written (there is no folder ${join(folder, "no", "such")})`,
    );
  });
});
