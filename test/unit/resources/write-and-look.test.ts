import { expect, it } from "vitest";
import type { Row } from "../../../provider/campaign/rows";
import { NetworkError, ReadBackError, SoapFaultError, WriteUncertainError } from "../../../provider/errors/index";
import type { Report } from "../../../provider/lifecycle/report";
import { writeAndLook } from "../../../provider/resources/row/write-and-look";

const url = "https://campaign.example.com";
const row = { id: "1", name: "approvers", type: "1", label: "Approvers", attributes: {} } as unknown as Row;
const notSent = new NetworkError("refused", "xtk:persist#Write", url, "ECONNREFUSED");
const lost = new NetworkError("reset", "xtk:persist#Write", url, "ECONNRESET");
const fault = new SoapFaultError("xtk:persist#Write", url, {
  code: "SOAP-ENV:Server",
  text: "refused",
  detail: "",
  detailCode: undefined,
});
const silent = new TypeError("no answer");

/** What came of it: what was returned or thrown, how often it looked and knew of an answer, and whether nothing need be remembered. */
async function outcome(failure: Error | undefined, seen: Row | Error | undefined, wrong: readonly string[] = []) {
  const looks: boolean[] = [];
  const answered: boolean[] = [];
  let refused = 0;
  const result: unknown = await writeAndLook({
    url,
    noun: "group",
    name: "approvers",
    report: { refused: () => void refused++ } as unknown as Report,
    write: () => (failure === undefined ? Promise.resolve() : Promise.reject(failure)),
    look: (isAnswered) => {
      looks.push(isAnswered);
      return seen instanceof Error ? Promise.reject(seen) : Promise.resolve(seen);
    },
    problems: (_seen, isAnswered) => {
      answered.push(isAnswered);
      return wrong;
    },
  }).catch((error: unknown) => error);
  return { result, looks, answered, refused };
}

it("returns what is there after a write that was answered", async () => {
  expect(await outcome(undefined, row)).toEqual({ result: row, looks: [true], answered: [true], refused: 0 });
});

it("says what is not as it should be after a write that was answered", async () => {
  const { result, refused } = await outcome(undefined, row, ["label: is still as it was"]);
  expect(result).toBeInstanceOf(ReadBackError);
  expect((result as Error).message).toContain("label: is still as it was");
  expect(refused).toBe(0);
});

it("passes on why it could not look after a write that was answered", async () => {
  expect(await outcome(undefined, silent)).toEqual({ result: silent, looks: [true], answered: [], refused: 0 });
});

it("does not look after what was never sent, and forgets it", async () => {
  expect(await outcome(notSent, row)).toEqual({ result: notSent, looks: [], answered: [], refused: 1 });
});

it("believes what it sees where the reply was lost", async () => {
  expect(await outcome(lost, row)).toEqual({ result: row, looks: [false], answered: [false], refused: 0 });
  expect(await outcome(lost, row, ["label"])).toMatchObject({ result: lost, refused: 0 });
});

it("says that nobody knows where the reply was lost and nothing can be seen", async () => {
  const { result, refused } = await outcome(lost, silent);
  expect(result).toBeInstanceOf(WriteUncertainError);
  expect((result as Error).message).toContain("group");
  expect((result as Error).message).toContain("the look after the write");
  expect((result as Error).message).not.toContain("no answer");
  expect(refused).toBe(0);
});

it("believes a refusal only where nothing has changed", async () => {
  expect(await outcome(fault, row)).toMatchObject({ result: row, looks: [false], refused: 0 });
  expect(await outcome(fault, row, ["label"])).toMatchObject({ result: fault, refused: 1 });
  expect(await outcome(fault, silent)).toMatchObject({ result: fault, refused: 0 });
});
