import { inspect } from "node:util";

import { describe, expect, it } from "vitest";

import { MissingSecretError } from "../../../provider/errors/index";
import { isPartialFailure, toPartialFailure, toPulumiError } from "../../../provider/lifecycle/boundary";

describe("an error on its way to Pulumi", () => {
  it("keeps the message of one of ours, and nothing else", () => {
    const shown = toPulumiError(new MissingSecretError("app:secret"), "create");
    expect(shown.message).toMatch(/^ACC1002: .*app:secret/s);
    expect(shown).not.toHaveProperty("id");
    // What the host prints besides, in check, diff, read and delete.
    expect(`${String(shown)}: ${shown.stack}`).toBe("create failed: ACC1002");
  });

  it.each<[string, unknown]>([
    ["an error with an id", Object.assign(new TypeError("no canary"), { id: "canary", request: "canary" })],
    ["a message that looks like a stack", new Error("x\n    at canary/file.ts:1:2")],
    ["a name that tells", Object.assign(new Error("x"), { name: "canary: 1" })],
    ["a text", "canary"],
    ["an object", { id: "canary", message: "canary" }],
    ["an error without a stack", Object.assign(new Error("canary"), { stack: undefined })],
    ["a cause", new Error("canary", { cause: new Error("canary") })],
    ["nothing", undefined],
  ])("shows of a foreign one only its kind: %s", (_what, error) => {
    const shown = toPulumiError(error, "update of ImsExternalAccount");
    expect(shown.message).toMatch(/^ACC5001: An unexpected \w+ occurred in update of ImsExternalAccount \(/);
    expect(shown).not.toHaveProperty("id");
    expect(inspect(shown, { showHidden: true, depth: 9 })).not.toContain("canary");
  });

  it("says where the defect is", () => {
    expect(toPulumiError(new RangeError("x"), "read").message).toMatch(
      /unexpected RangeError occurred in read \(lifecycle\/boundary\.test\.ts:\d+\)/,
    );
  });

  it("has what Pulumi needs to remember when something may have been written", () => {
    const outputs = { a: 1 };
    const error = toPartialFailure(toPulumiError(new MissingSecretError("X"), "create"), { id: "MAC", outputs });
    expect(error).toMatchObject({ id: "MAC", properties: { a: 1 }, reasons: [error.message] });
    expect(isPartialFailure(error)).toBe(true);
    expect(isPartialFailure(toPulumiError(Object.assign(new Error("x"), { id: "MAC" }), "create"))).toBe(false);
  });
});
