import { afterEach, describe, expect, it } from "vitest";

import { Installation, type InstallationEvent, installationPolicy } from "../../../provider/campaign/installation";
import type { Session } from "../../../provider/campaign/session";
import { element, type XmlElement } from "../../../provider/xml/element";

/** What an installation shows, and keeps, of what a job says: an instance may say any amount. */

const before = { ...installationPolicy };
afterEach(() => void Object.assign(installationPolicy, before));

/** Answers of `GetStatus`, one after the other. */
function run(answers: readonly XmlElement[][]) {
  const events: InstallationEvent[] = [];
  let asked = 0;
  const session = {
    url: "https://campaign.example.com",
    quote: (text: string) => text,
    call: ({ method }: { method: string }) =>
      Promise.resolve(method === "GetStatus" ? answers[asked++]! : [element("id", {}, [], "1")]),
  } as unknown as Session;
  const installation = new Installation(
    session,
    "nms:x",
    (event) => events.push(event),
    () => Promise.resolve(false),
  );
  Object.assign(installationPolicy, { firstPoll: 1, longestPoll: 1 });
  return { events, ended: installation.run() };
}

const status = (state: number, messages: readonly string[], progress: Record<string, string>, from = 1) => [
  element("status", {}, [], String(state)),
  element("logs", {}, [
    element(
      "elemReturnLogs",
      {},
      messages.map((message, at) => element("log", { id: String(from + at), iRc: "0", message })),
    ),
  ]),
  element("properties", {}, [element("elemProperties", {}, [element("progress", progress)])]),
];

describe("the log of an installation", () => {
  it("is shown up to a number of lines, each up to a length; of a failure the last words are quoted", async () => {
    const many = (from: number) => Array.from({ length: 400 }, (_, at) => `line ${from + at} ${"x".repeat(10_000)}`);
    const { events, ended } = run([
      status(2, many(0), { current: "1", max: "2" }),
      status(6, many(400), { current: "1", max: "2" }, 401),
    ]);
    const error = await ended.then(
      () => new Error("it succeeded"),
      (failure: Error) => failure,
    );
    expect(events).toHaveLength(301);
    expect(events.at(-1)!.message).toBe("more lines of the instance's log are not shown");
    expect(Math.max(...events.map(({ message }) => message.length))).toBe(500);
    expect(error.message).toContain("line 799 x");
    expect(error.message).toContain("line 795 x");
    expect(error.message).not.toContain("line 794 x");
    expect(error.message.length).toBeLessThan(4000);
  });

  it("has the step of the job, unless the instance says what cannot be so", async () => {
    const { events, ended } = run([
      status(2, ["one"], { current: "1", max: "3" }),
      status(2, ["two"], { current: "9", max: "3" }, 2),
      status(5, ["three"], { current: "3", max: "3" }, 3),
    ]);
    expect(await ended).toBe("done");
    expect(events.map(({ progress, message }) => [message, progress?.done, progress?.of])).toEqual([
      ["one", 1, 3],
      ["two", 1, 3],
      ["three", 3, 3],
    ]);
  });

  it("shows now and then that an installation runs which says nothing", async () => {
    Object.assign(installationPolicy, { longestSilence: 0 });
    const { events, ended } = run([status(2, [], {}), status(2, [], {}), status(5, [], {})]);
    expect(await ended).toBe("done");
    expect(events.map(({ message }) => message)).toEqual(["still installing", "still installing"]);
  });
});
