/** What is asked for a schema or a form, and what is read of it. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { attributesOf, elementsOf, enumerationOf, readForm, readSchema } from "../../provider/campaign/schema";
import type { Session } from "../../provider/campaign/session";
import { type Emulator, startEmulator } from "../../provider/emulator/index";
import { element } from "../../provider/xml/element";
import { canary, type Door, openDoor, sessionFor } from "../support/client";

let emulator: Emulator;
let door: Door;
let session: Session;
let failures = 0;
beforeAll(async () => {
  emulator = await startEmulator({ password: canary.password, packageInstalled: true });
  door = await openDoor(emulator.url, ({ action }) =>
    action.endsWith("#GetEntityIfMoreRecent") && failures-- > 0 ? (response) => response.destroy() : "pass",
  );
  session = sessionFor(door.url);
});
afterAll(async () => {
  await session.close();
  await door.close();
  await emulator.close();
});

const asked = () => door.exchanges.at(-1)!.body.replace(/\s+/g, " ");

it("asks for a schema whatever version is known, and for none that has to be there", async () => {
  await readSchema(session, "nms:extAccount");
  expect(asked()).toMatch(/<pk[^>]*xsd:string[^>]*>xtk:schema\|nms:extAccount<\/pk>/);
  expect(asked()).toMatch(/<md5[^>]*xsd:string[^>]*(?:\/>|><\/md5>)/);
  expect(asked()).toMatch(/<mustExist[^>]*xsd:boolean[^>]*>false<\/mustExist>/);
});

it("is undefined for one that the instance does not have", async () => {
  expect(await readSchema(session, "cus:nowhere")).toBeUndefined();
  expect(await readForm(session, "cus:nowhere")).toBeUndefined();
});

it("is asked for again when the connection breaks", async () => {
  failures = 1;
  expect(await readSchema(session, "nms:extAccount")).toBeDefined();
});

it("names attributes and elements at any depth, and the values of an enumeration", async () => {
  const group = (await readSchema(session, "xtk:group"))!;
  expect([...attributesOf(group)]).toEqual(expect.arrayContaining(["id", "name", "label", "type"]));
  expect([...elementsOf(group)]).toContain("desc");
  expect([...elementsOf(group)]).not.toContain("label");
  const account = (await readSchema(session, "nms:extAccount"))!;
  const type = enumerationOf(account, "type");
  expect(type.length).toBeGreaterThan(3);
  expect(type).toContainEqual({
    name: expect.stringMatching(/^\w+$/) as string,
    label: expect.stringMatching(/\S/) as string,
    value: "3",
  });
  expect(type.filter(({ name, label }) => label !== name).length).toBeGreaterThan(3);
  expect(enumerationOf(account, "nowhere")).toEqual([]);
});

it("calls a value without a label by its name", () => {
  const value = element("value", { name: "smtp", value: "7" });
  const schema = element("schema", {}, [element("enumeration", { name: "type" }, [value])]);
  expect(enumerationOf(schema, "type")).toEqual([{ name: "smtp", label: "smtp", value: "7" }]);
});
