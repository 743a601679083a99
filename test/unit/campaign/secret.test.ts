import { format, inspect } from "node:util";

import { expect, it } from "vitest";

import { Secret } from "../../../provider/secret";

const clear = "canary-secret";
const secret = new Secret(clear);
/** As a text, which it is not: to a compiler that was told otherwise. */
const asText = secret as unknown as string;

it("gives the clear text on request only", () => {
  expect(secret.reveal()).toBe(clear);
});

it.each<[string, () => string]>([
  ["String()", () => String(secret)],
  ["a template", () => `${asText}`],
  ["concatenation", () => "" + asText],
  ["JSON", () => JSON.stringify({ secret })],
  ["inspect", () => inspect({ secret }, { depth: 9, showHidden: true })],
  ["inspect without our form of it", () => inspect(secret, { customInspect: false, showHidden: true })],
  ["%s, %o and %O", () => format("%s %o %O", secret, secret, secret)],
  ["%j", () => format("%j", secret)],
  ["the message of an error", () => new Error(`no ${asText}`).stack!],
  ["the cause of an error", () => inspect(new Error("no", { cause: secret }))],
  ["its own properties", () => JSON.stringify([Object.entries(secret), Reflect.ownKeys(secret).map(String)])],
  ["a copy of its properties", () => JSON.stringify({ ...secret })],
])("does not show in %s", (_where, shown) => {
  expect(shown()).not.toContain("canary");
});

it("says what it is where it is printed", () => {
  expect([String(secret), JSON.stringify([secret]), inspect(secret)]).toEqual(["[secret]", '["[secret]"]', "[secret]"]);
});
