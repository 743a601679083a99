import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { RetryBudget, retrying, retryPolicy } from "../../../provider/campaign/retry";
import {
  HttpStatusError,
  MalformedReplyError,
  NetworkError,
  RedirectError,
  SoapFaultError,
  WebPageError,
} from "../../../provider/errors/index";

const url = "https://campaign.example.com";
const reset = new NetworkError("reset", "a#b", url, "ECONNRESET");

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The moments, in milliseconds from the start, at which a call that always fails is tried. */
async function triesOf(failure: Error, budget = new RetryBudget()): Promise<number[]> {
  const start = Date.now();
  const at: number[] = [];
  const result = retrying(() => {
    at.push(Date.now() - start);
    return Promise.reject(failure);
  }, budget).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  expect(await result).toBe(failure);
  return at;
}

describe("a call that changes nothing", () => {
  it("is tried three times, with a wait that is random up to a limit that doubles", async () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    expect(await triesOf(reset)).toEqual([0, 250, 750]);
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    expect(await triesOf(reset)).toEqual([0, 125, 375]);
    vi.spyOn(Math, "random").mockReturnValue(0);
    expect(await triesOf(reset)).toEqual([0, 0, 0]);
  });

  it("waits as long as the server asks, and not at all for one that asks for too long", async () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    const asks = (seconds: number) => new HttpStatusError("a#b", url, 503, "", seconds);
    expect(await triesOf(asks(2))).toEqual([0, 2250, 4750]);
    expect(await triesOf(new WebPageError("a#b", url, 429, undefined, 30))).toEqual([0, 30_250, 60_750]);
    expect(await triesOf(asks(31))).toEqual([0]);
    expect(asks(31).message).toContain("which says to ask again in 31 seconds");
  });

  it("is tried at moments that a person can sit through", () => {
    expect(retryPolicy).toEqual({ tries: 3, firstDelay: 250, longestDelay: 5000, longestAsked: 30_000 });
  });

  it("returns what a later try brings", async () => {
    let failures = 2;
    const result = retrying(
      () => (failures-- > 0 ? Promise.reject(reset) : Promise.resolve("there")),
      new RetryBudget(),
    );
    await vi.runAllTimersAsync();
    expect(await result).toBe("there");
  });

  it.each([
    ["a broken connection", reset, retryPolicy.tries],
    ["a time-out", new NetworkError("timeout", "a#b", url, ""), retryPolicy.tries],
    ["500", new HttpStatusError("a#b", url, 500, ""), retryPolicy.tries],
    ["503", new HttpStatusError("a#b", url, 503, ""), retryPolicy.tries],
    ["429", new HttpStatusError("a#b", url, 429, ""), retryPolicy.tries],
    ["half a reply", new MalformedReplyError("a#b", url, "It is cut off"), retryPolicy.tries],
    ["a proxy's page", new WebPageError("a#b", url, 502, undefined), retryPolicy.tries],
    ["499", new HttpStatusError("a#b", url, 499, ""), 1],
    ["404", new HttpStatusError("a#b", url, 404, ""), 1],
    ["a wrong certificate", new NetworkError("tls", "a#b", url, ""), 1],
    ["a reply that is too large", new NetworkError("too-large", "a#b", url, ""), 1],
    ["a redirect", new RedirectError("a#b", url, 302, "https://other.example.com"), 1],
    ["a web page", new WebPageError("a#b", url, 200, undefined), 1],
    ["a fault", new SoapFaultError("a#b", url, { code: undefined, text: "", detail: "", detailCode: undefined }), 1],
    ["a defect of ours", new TypeError("x"), 1],
    ["a stranger's error that has a status", Object.assign(new Error("x"), { status: 503 }), 1],
  ])("after %s is tried so often", async (_what, failure, tries) => {
    expect(await triesOf(failure)).toHaveLength(tries);
  });
});

describe("the budget of an endpoint", () => {
  it("ends the retries in an outage, and comes back with success", async () => {
    const budget = new RetryBudget();
    const tries = [];
    for (let call = 0; call < 8; call++) tries.push((await triesOf(reset, budget)).length);
    expect(tries).toEqual([3, 3, 3, 3, 3, 1, 1, 1]);
    for (let success = 0; success < 20; success++) await retrying(() => Promise.resolve(), budget);
    expect(await triesOf(reset, budget)).toHaveLength(3);
    expect(await triesOf(reset, budget)).toHaveLength(1);
  });

  it("does not grow with success beyond what it starts with", async () => {
    const budget = new RetryBudget();
    for (let success = 0; success < 100; success++) await retrying(() => Promise.resolve(), budget);
    const tries = [];
    for (let call = 0; call < 6; call++) tries.push((await triesOf(reset, budget)).length);
    expect(tries).toEqual([3, 3, 3, 3, 3, 1]);
  });
});
