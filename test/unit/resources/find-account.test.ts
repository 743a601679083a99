import { describe, expect, it } from "vitest";

import { knownAccountNames, type ExternalAccount } from "../../../provider/campaign/external-accounts";
import {
  chooseAccount,
  namesToLookFor,
  placeForNewAccount,
} from "../../../provider/resources/ims-external-account/find-account";
import { failureOf, instanceFor, openDoor } from "../../support/client";
import { capture, envelope } from "../../support/replies";

const url = "https://campaign.example.com";
const row = (name: string, type: number): ExternalAccount => ({
  id: `${name.length}${type}`,
  name,
  label: `Label of ${name}`,
  type: String(type),
  lastModified: "2022-09-16 07:42:37.469Z",
  modifiedBy: "j.doe",
  attributes: {},
});
type Wish = Parameters<typeof chooseAccount>[2];

describe("which account is meant", () => {
  it.each<[string, ExternalAccount[], Partial<Wish>, string | undefined]>([
    ["none, where there is none", [], {}, undefined],
    ["the one of a known name", [row("MAC", 42)], {}, "MAC"],
    ["none, where the known name is another kind of account", [row("MAC", 3)], {}, undefined],
    ["the known name, beside accounts of other types", [row("x", 50), row("MAC", 42), row("y", 51)], {}, "MAC"],
    ["the one of the type that is given", [row("own", 42)], { accountType: 42 }, "own"],
    ["none of another type than the one that is given", [row("own", 43)], { accountType: 42 }, undefined],
    ["the one that is named", [row("own", 42), row("MAC", 41)], { accountName: "own" }, "own"],
    ["none, where the named one is missing", [row("MAC", 42)], { accountName: "own" }, undefined],
  ])("%s", (_what, rows, wish, expected) => {
    expect(chooseAccount(url, rows, wish as Wish)?.name).toBe(expected);
  });

  it.each<[string, ExternalAccount[], Partial<Wish>, string, RegExp]>([
    ["two of the type", [row("MAC", 42), row("own", 42)], {}, "ACC4002", /2 .*"MAC" \(Label of MAC.*"own" \(Label/s],
    ["two of the type that is given", [row("a", 42), row("b", 42)], { accountType: 42 }, "ACC4002", /"a".*"b"/s],
    [
      "two known names of two types",
      [row("MAC", 42), row("Adobe_Experience_Cloud", 43)],
      {},
      "ACC4002",
      /type 42.*type 43/s,
    ],
    [
      "a named one beside another of its type",
      [row("own", 42), row("MAC", 42)],
      { accountName: "own" },
      "ACC4002",
      /"own".*"MAC"/s,
    ],
    [
      "a named one with another purpose",
      [row("own", 7)],
      { accountName: "own" },
      "ACC4007",
      /type 7 \(external database\)/,
    ],
    [
      "one of another type than the one that is given",
      [row("MAC", 50)],
      { accountType: 42 },
      "ACC4007",
      /type 50 \(accountType is 42\)/,
    ],
    [
      "only one of another name than the one that is given, as nothing may be created beside it",
      [row("MAC", 42)],
      { accountName: "own", accountType: 42 },
      "ACC4006",
      /external account "own".*"MAC"/s,
    ],
  ])("cannot be told with %s", async (_what, rows, wish, code, reason) => {
    const error = await failureOf(() => chooseAccount(url, rows, wish));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(reason);
  });

  it("is looked for by the names that Adobe uses, or by the one that is given", () => {
    expect(namesToLookFor({ accountName: undefined, accountType: undefined })).toBe(knownAccountNames);
    expect(namesToLookFor({ accountName: "own", accountType: undefined })).toEqual(["own"]);
  });
});

describe("the type of a new account", () => {
  const schema = (...values: [string, string, string][]) =>
    "<schema namespace='nms' name='extAccount'><enumeration name='other'><value name='Experience Cloud' value='1'/></enumeration>" +
    `<enumeration name='type'>${values.map(([name, value, label]) => `<value name='${name}' value='${value}' label='${label}'/>`).join("")}</enumeration></schema>`;

  /** A form with a part for each of these types, which shows the association mask. */
  const form = (...types: string[]) =>
    `<form name='extAccount'>${types.map((type) => `<container visibleIf="@type=${type}"><input xpath='@imsRightsMask'/></container>`).join("")}</form>`;

  async function place(document: string, wish: Partial<Wish> = {}, rows: ExternalAccount[] = [], shown = "") {
    const logon = (await capture("LOGON_RESPONSE")).trim();
    const reply = (entity: string) =>
      `<GetEntityIfMoreRecentResponse><pdomDoc>${entity}</pdomDoc></GetEntityIfMoreRecentResponse>`;
    const door = await openDoor(undefined, ({ action, body }) => ({
      body: action.endsWith("#Logon") ? logon : envelope(reply(body.includes("xtk:form|") ? shown : document)),
    }));
    const instance = instanceFor(door.url);
    try {
      return await placeForNewAccount(instance, rows, wish);
    } finally {
      await instance.close(1000);
      await door.close();
    }
  }

  it.each([
    ["its name", schema(["delivery", "3", "Routing"], ["marketingCloud", "42", "MAC"])],
    ["its label", schema(["delivery", "3", "Routing"], ["mac", "42", "Adobe Experience Cloud"])],
    ["its label in another language", schema(["mac", "42", "Compte Adobe Experience Cloud"])],
  ])("is told by %s", async (_how, document) => {
    expect(await place(document)).toEqual({ row: undefined, name: "Adobe_Marketing_Cloud", type: "42" });
  });

  it("is told by the one part of the console's form that shows the mask, where no name tells it", async () => {
    const document = schema(["delivery", "3", "Routing"], ["mac", "42", "MAC"]);
    expect(await place(document, {}, [], form("42"))).toMatchObject({ type: "42" });
    const error = await failureOf(place(document, {}, [], form("3", "42")));
    expect(error.code).toBe("ACC4004");
  });

  it("may belong to an account of another name than the one that is wanted: none is created beside it", async () => {
    const error = await failureOf(
      place(schema(["marketingCloud", "42", "x"]), { accountName: "mine" }, [row("own", 42)]),
    );
    expect(error.code).toBe("ACC4006");
    expect(error.message).toMatch(/external account "mine".*"own"/s);
  });

  it("is the one that is given, as is the name, without a look at the schema", async () => {
    expect(await place("", { accountType: 99, accountName: "own" })).toEqual({
      row: undefined,
      name: "own",
      type: "99",
    });
  });

  it("may belong to an account that has another name: then that is it", async () => {
    const own = row("own", 42);
    expect(await place(schema(["marketingCloud", "42", "x"]), {}, [own])).toEqual({
      row: own,
      name: "own",
      type: "42",
    });
  });

  it.each<[string, string, ExternalAccount[], string, RegExp]>([
    [
      "no such type",
      schema(["delivery", "3", "Routing"]),
      [],
      "ACC4004",
      /no type is called.*offers 3 delivery \(Routing\)/s,
    ],
    ["no schema", "", [], "ACC4004", /offers no account types/],
    [
      "two such types",
      schema(["a", "1", "Experience Cloud"], ["b", "2", "Marketing Cloud"]),
      [],
      "ACC4004",
      /several types/,
    ],
    ["two accounts of it", schema(["marketingCloud", "42", "x"]), [row("a", 42), row("b", 42)], "ACC4002", /"a".*"b"/s],
  ])("cannot be told with %s", async (_what, document, rows, code, reason) => {
    const error = await failureOf(place(document, {}, rows));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(reason);
  });
});
