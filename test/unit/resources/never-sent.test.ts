import { expect, it } from "vitest";
import { ForbiddenCharacterError, NetworkError, SoapFaultError } from "../../../provider/errors/index";
import { isNeverSent } from "../../../provider/resources/never-sent";

const url = "https://campaign.example.com";
const fault = { code: undefined, text: "", detail: "", detailCode: undefined };

it.each([
  ["a character that XML cannot carry", new ForbiddenCharacterError("label", 0x08, 3), true],
  ["a server that does not answer the connection", new NetworkError("refused", "a#b", url, "ECONNREFUSED"), true],
  ["a connection that breaks", new NetworkError("reset", "a#b", url, "ECONNRESET"), false],
  ["a time-out", new NetworkError("timeout", "a#b", url, ""), false],
  ["a fault", new SoapFaultError("a#b", url, fault), false],
  ["an error of another kind", new Error("x"), false],
])("%s", (_what, error, neverSent) => {
  expect(isNeverSent(error)).toBe(neverSent);
});
