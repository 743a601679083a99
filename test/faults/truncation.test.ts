/** Replies that end too early: at every byte for the reader, and at a sample of bytes through a socket. */
import { afterAll, describe, expect, it, vi } from "vitest";
import { Redaction } from "../../provider/campaign/redaction";
import { readReply } from "../../provider/campaign/soap/reply";
import { AdobeCampaignError } from "../../provider/errors";
import { casesOf, prepare } from "../support/faults-case.ts";
import type { Kind } from "../support/faults-kinds.ts";
import { operations } from "../support/faults-operations.ts";
import { recordReplies } from "../support/faults-replies.ts";
import { problemsOf } from "../support/faults-run.ts";

vi.setConfig({ maxConcurrency: 16 });
const redaction = new Redaction();

describe("a reply that is cut at any byte, though HTTP says that it is complete, is refused", async () => {
  const replies = await recordReplies();
  let cuts = 0;
  afterAll(() => console.log(`truncation: ${cuts} cuts of ${replies.length} kinds of reply`));

  it("is tried with every kind of reply", () => {
    expect(replies.map(({ method }) => method).sort()).toMatchInlineSnapshot(`
      [
        "EncryptPassword",
        "ExecuteQuery",
        "GetDbParams",
        "GetEntityIfMoreRecent",
        "GetStatus",
        "InstallVendorPackages",
        "Logoff",
        "Logon",
        "SubmitSoapCall",
        "Write",
      ]
    `);
  });

  it.for(replies.map((each) => [each.method, each.reply] as const))("%s", ([method, reply]) => {
    const origin = { request: `x#${method}`, method, url: "https://campaign.example.com", redaction };
    const read = (bytes: number) => readReply({ ...reply, body: reply.body.subarray(0, bytes) }, origin);
    const whole = outcome(() => read(reply.body.length));
    // What comes after the last tag is nothing but white space.
    const complete = Buffer.byteLength(reply.body.toString("utf8").trimEnd());
    const wrong: string[] = [];
    for (let bytes = 0; bytes < reply.body.length; bytes++, cuts++) {
      const found = outcome(() => read(bytes));
      const isRight = bytes < complete ? found instanceof AdobeCampaignError : found === whole;
      if (!isRight) wrong.push(`at ${bytes}: ${String(found)}`);
    }
    expect(wrong).toEqual([]);
  });
});

/** The outputs as text, or the error. */
function outcome(read: () => unknown): unknown {
  try {
    return JSON.stringify(read());
  } catch (error) {
    return error;
  }
}

/** Spread over the reply so that no two calls are cut at the same places. */
const places = (seed: number): Kind[] =>
  [0.03, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97].map((part, index) => {
    const bytes = Math.floor(1400 * part) + seed * 7;
    const complete = index % 2 === 0;
    return {
      name: `cut at ${bytes}${complete ? ", length right" : ""}`,
      fault: { kind: "truncate", bytes, complete },
      sort: "passing",
    };
  });

describe.each(
  operations.filter(({ name }) => ["create without a row", "install", "install without jobs"].includes(name)),
)("through a socket: $name", async (operation) => {
  const prepared = await prepare(operation);
  const cases = prepared.calls.flatMap((_call, index) =>
    casesOf(prepared, places(index)).filter(({ nth }) => nth === index + 1),
  );
  it.concurrent.for(cases.map((each) => [each.name, each] as const))("%s", async ([, each]) => {
    expect(await problemsOf(each)).toEqual([]);
  });
});
