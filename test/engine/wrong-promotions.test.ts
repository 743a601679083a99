/**
 * Wrong promotions with the real CLI: refused before anything is asked of the instance, let alone written. Several mistakes are refused
 * in one run, each in its own words; every one of `refusedInCheck` is refused alone at the provider host (test/host/promotion.test.ts).
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountArgs } from "../support/engine-programs.ts";
import { Room } from "../support/engine-room.ts";
import { argumentsOf, refusedInCheck, type WrongPromotion } from "../support/wrong-promotions.ts";

const program = `
const { ImsExternalAccount } = require("pulumi-adobe-campaign");
const clientSecret = new (require("@pulumi/pulumi").Config)("test").requireSecret("clientSecret");
new ImsExternalAccount("account", { ...require("./arguments.json"), clientSecret });`;

/** Each is one run. */
const runs: string[][] = [
  [
    "another organization",
    "another IMS server",
    "a scope more",
    "another product context",
    "dev's callback",
    "a source that had drifted",
    "an exception for a field that there is not",
  ],
  ["something that is no promotion", "an exception without a reason"],
];

const wrong = (name: string): WrongPromotion => {
  const found = refusedInCheck.find(({ what }) => what === name);
  if (found === undefined) throw new Error(`There is no wrong promotion called ${name}.`);
  return found;
};

const all = <Part extends "from" | "values" | "change" | "exceptions">(run: WrongPromotion[], part: Part) =>
  Object.assign({}, ...run.map((each) => each[part])) as WrongPromotion[Part] & object;

describe("a wrong promotion", () => {
  let room: Room;
  beforeAll(async () => {
    room = await Room.open({ "index.js": program }, { name: "stage", emulator: { packageInstalled: true } });
  });
  afterAll(() => room.close());

  test.for(runs.map((run) => [run.join("; "), run.map(wrong)] as const))("is refused: %s", async ([, run]) => {
    const { fields, given } = argumentsOf({
      from: all(run, "from"),
      values: all(run, "values"),
      change: all(run, "change"),
      exceptions: all(run, "exceptions"),
    });
    room.stack.write({ "arguments.json": JSON.stringify({ ...accountArgs, ...fields, ...given }) });
    const ran = await room.stack.up();
    expect(ran.code, ran.text).not.toBe(0);
    const lines = ran.text.split("\n");
    for (const { what, says, from, exceptions, change = {} } of run) {
      const [field] = from || exceptions ? [] : Object.keys(change);
      const about = lines.filter((line) => field === undefined || line.includes(field)).join("\n");
      for (const piece of says) expect(about, `${what}:\n${ran.text}`).toContain(piece);
    }
    expect(room.instance.calls()).toEqual([]);
  });
});
