/** What a command prints of an error that is not ours: never its message, which may hold anything. */
import { expect, test } from "vitest";

import { messageOf, WrongUse } from "../../../provider/cli/exit";
import { ConfigurationError } from "../../../provider/errors/configuration-error";
import { ownError } from "../../../provider/errors/unexpected-error";

const secret = "canary-of-a-message";

test.each([
  ["an error of JavaScript", new TypeError(`cannot read ${secret}`), /^ACC5001: An unexpected TypeError occurred/],
  ["an expression made of secrets", new SyntaxError(`Invalid regular expression: /${secret}/: too large`), /^ACC5001/],
  [
    "one of Node with a code",
    Object.assign(new TypeError(`Received '${secret}'`), { code: "ERR_INVALID_URL" }),
    /^ACC5001/,
  ],
  ["no error at all", secret, /^ACC5001: An unexpected string occurred/],
  [
    "one of the system about a file",
    Object.assign(new Error(secret), { code: "EACCES", syscall: "open", path: "out.json" }),
    /^the file out\.json cannot be opened \(EACCES\)$/,
  ],
  [
    "one of the system",
    Object.assign(new Error(secret), { code: "EPIPE", syscall: "write" }),
    /^write failed \(EPIPE\)$/,
  ],
])("%s is named by its kind", (_what, error, message) => {
  expect(messageOf(error)).toMatch(message);
  expect(messageOf(error)).not.toContain(secret);
});

test("an error of ours is shown as it is", () => {
  const ours = new ConfigurationError(undefined, ["adobe-campaign:url is missing"]);
  expect(messageOf(ours)).toBe(ours.message);
  expect(ownError(ours, "x")).toBe(ours);
  expect(messageOf(new WrongUse("--live goes with --stack"))).toBe("--live goes with --stack");
});
