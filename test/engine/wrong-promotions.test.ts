/**
 * Every wrong promotion with the real CLI: refused before anything is asked of the instance, let alone written. What is wrong with
 * different fields is refused in one run, each in its own words; that each is refused alone too is seen at the provider host.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountArgs } from "../support/engine-programs.ts";
import { Room } from "../support/engine-room.ts";
import { argumentsOf, refusedInCheck, type WrongPromotion } from "../support/wrong-promotions.ts";

const program = `
const { ImsExternalAccount } = require("pulumi-adobe-campaign");
const clientSecret = new (require("@pulumi/pulumi").Config)("test").requireSecret("clientSecret");
new ImsExternalAccount("account", { ...require("./arguments.json"), clientSecret });`;

/** The fields that are to blame; none where it is the promotion itself. */
const fieldsOf = ({ from, values, change, exceptions }: WrongPromotion): string[] =>
  from || exceptions ? [] : Object.keys({ ...values, ...change });

/** Each with as many others as have no field in common. */
function runsOf(all: readonly WrongPromotion[]): WrongPromotion[][] {
  const runs: WrongPromotion[][] = [];
  for (const wrong of all) {
    const fields = fieldsOf(wrong);
    const fits = (run: WrongPromotion[]) =>
      run.every((other) => fieldsOf(other).length > 0 && fieldsOf(other).every((field) => !fields.includes(field)));
    const run = fields.length === 0 ? undefined : runs.find(fits);
    if (run === undefined) runs.push([wrong]);
    else run.push(wrong);
  }
  return runs;
}

const names = (run: WrongPromotion[]) => run.map(({ what }) => what).join("; ");

describe("a wrong promotion", () => {
  let room: Room;
  beforeAll(async () => {
    room = await Room.open({ "index.js": program }, { name: "stage", emulator: { packageInstalled: true } });
  });
  afterAll(() => room.close());

  test.for(runsOf(refusedInCheck).map((run) => [names(run), run] as const))("is refused: %s", async ([, run]) => {
    const [{ from, exceptions }] = run as [WrongPromotion];
    const { fields, given } = argumentsOf({
      ...(from && { from }),
      ...(exceptions && { exceptions }),
      values: Object.assign({}, ...run.map(({ values }) => values)) as WrongPromotion["values"] & object,
      change: Object.assign({}, ...run.map(({ change }) => change)) as WrongPromotion["change"] & object,
    });
    room.stack.write({ "arguments.json": JSON.stringify({ ...accountArgs, ...fields, ...given }) });
    const ran = await room.stack.up();
    expect(ran.code, ran.text).not.toBe(0);
    const lines = ran.text.split("\n");
    for (const { what, says, ...wrong } of run) {
      const [field] = fieldsOf({ what, says, ...wrong });
      const about = lines.filter((line) => field === undefined || line.includes(field)).join("\n");
      for (const piece of says) expect(about, `${what}:\n${ran.text}`).toContain(piece);
    }
    expect(room.instance.calls()).toEqual([]);
  });
});
