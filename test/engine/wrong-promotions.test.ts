/** Every wrong promotion with the real CLI: refused before anything is asked of the instance, let alone written. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountArgs } from "../support/engine-programs.ts";
import { Room } from "../support/engine-room.ts";
import { argumentsOf, refusedInCheck } from "../support/wrong-promotions.ts";

const program = `
const { ImsExternalAccount } = require("pulumi-adobe-campaign");
const clientSecret = new (require("@pulumi/pulumi").Config)("test").requireSecret("clientSecret");
new ImsExternalAccount("account", { ...require("./arguments.json"), clientSecret });`;

describe("a wrong promotion", () => {
  let room: Room;
  beforeAll(async () => {
    room = await Room.open({ "index.js": program }, { name: "stage", emulator: { packageInstalled: true } });
  });
  afterAll(() => room.close());

  test.for(refusedInCheck.map((each) => [each.what, each] as const))(
    "is refused: %s",
    async ([, { says, ...wrong }]) => {
      const { fields, given } = argumentsOf(wrong);
      room.stack.write({ "arguments.json": JSON.stringify({ ...accountArgs, ...fields, ...given }) });
      const ran = await room.stack.up();
      expect(ran.code, ran.text).not.toBe(0);
      for (const piece of says) expect(ran.text).toContain(piece);
      expect(room.instance.calls()).toEqual([]);
    },
  );
});
