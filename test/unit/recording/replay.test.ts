import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { problemsOf } from "../../../provider/recording/check";
import { headerLine, type RecordedExchange } from "../../../provider/recording/format";
import { Pseudonyms } from "../../../provider/recording/pseudonyms";
import { readRecording } from "../../../provider/recording/read-recording";
import { redactExchange } from "../../../provider/recording/redact/exchange";
import { reviewOf } from "../../../provider/recording/review";
import { type Replay, startReplay } from "../../../provider/recording/replay";
import { exchangeOf, type Given } from "./redacted";

const get = (name: string, out: string): Given => ({
  action: "xtk:session#GetOption",
  in: `<n>${name}</n>`,
  out: `<v>${out}</v>`,
});
const write = (label: string): Given => ({
  action: "xtk:persist#Write",
  in: `<d><extAccount xtkschema="nms:extAccount" label="${label}" active="1"/></d>`,
});

function fileOf(...given: Given[]): string {
  const file = join(mkdtempSync(join(tmpdir(), "replay-")), "r.jsonl");
  const lines: object[] = given.map((each, index): RecordedExchange => {
    return { ...redactExchange(exchangeOf(each), new Pseudonyms()), number: index + 1 };
  });
  writeFileSync(file, [headerLine(new Date()), ...lines].map((line) => `${JSON.stringify(line)}\n`).join(""));
  return file;
}

async function ask(replay: Replay, given: Given): Promise<string> {
  const { url, headers, body } = exchangeOf(given);
  const [, soapAction = "", , type = ""] = headers;
  const reply = await fetch(`${replay.url}${url}`, {
    method: "POST",
    headers: { soapAction, "content-type": type },
    body: new Uint8Array(body.bytes),
  });
  return `${reply.status} ${await reply.text()}`;
}

async function replaying(file: string, run: (replay: Replay) => Promise<void>): Promise<void> {
  const replay = await startReplay(file);
  await run(replay).finally(() => replay.close());
}

describe("a replay", () => {
  it("answers the same question in the recorded order, the last answer for ever", () =>
    replaying(fileOf(get("XtkA", "1"), get("XtkB", "7"), get("XtkA", "2")), async (replay) => {
      expect(await ask(replay, get("XtkA", ""))).toContain("<v>1</v>");
      expect(await ask(replay, get("XtkA", ""))).toContain("<v>2</v>");
      expect(await ask(replay, get("XtkA", ""))).toContain("<v>2</v>");
      expect(await ask(replay, get("XtkB", ""))).toContain("<v>7</v>");
      expect(replay.unmatched()).toEqual([]);
    }));

  it("lets a change happen as often as it did", () =>
    replaying(fileOf(write("zebra")), async (replay) => {
      // Whose label it is was replaced.
      expect(await ask(replay, write("lion"))).toMatch(/^200 /);
      expect(await ask(replay, write("lion"))).toMatch(
        /^599 The recording has no answer to xtk:persist#Write as it was asked/,
      );
      expect(replay.unmatched()).toEqual(["xtk:persist#Write"]);
    }));

  it("refuses what was asked otherwise, and does not repeat it", () =>
    replaying(fileOf(write("zebra")), async (replay) => {
      const other = {
        ...write("zebra"),
        in: '<d><extAccount xtkschema="nms:extAccount" label="zebra" active="0"/></d>',
      };
      const answer = await ask(replay, other);
      expect(answer).toMatch(/^599 /);
      expect(answer).not.toContain("zebra");
    }));

  it("does not mind prefixes, names of parameters, the order of attributes, tokens and white space", () =>
    replaying(fileOf(write("zebra")), async (replay) => {
      const body =
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><X-Security-Token>x</X-Security-Token></s:Header>\n<s:Body>' +
        '<q:Write xmlns:q="urn:xtk:persist">\n<__sessiontoken>other</__sessiontoken><domDoc>\n <extAccount active="1" label="lion" xtkschema="nms:extAccount"/>\n</domDoc></q:Write></s:Body></s:Envelope>';
      expect(await ask(replay, { ...write("x"), body })).toMatch(/^200 /);
    }));

  it("signs anybody in, as the last who was let in", () => {
    const logon = (out: string, rest: Given = {}): Given => ({
      action: "xtk:session#Logon",
      in: "<l>jane</l><p>pw</p>",
      out: `<t>${out}</t>`,
      ...rest,
    });
    const refused = {
      status: 403,
      reply: "XSV-350012 Invalid login or password. Connection denied.",
      replyType: "text/plain",
    };
    return replaying(fileOf(logon("a"), logon("", refused)), async (replay) => {
      for (let times = 0; times < 2; times++)
        expect(await ask(replay, { action: "xtk:session#Logon", in: "<l>x</l><p>y</p>" })).toMatch(/^200 .*token-z/s);
    });
  });

  it("says so when the recording holds a reply by its length only", () =>
    replaying(fileOf({ ...get("XtkA", ""), reply: "<html></html>", replyType: "text/html" }), async (replay) => {
      expect(await ask(replay, get("XtkA", ""))).toBe(
        "599 The recording holds this reply by its length only: a page.\n",
      );
    }));
});

describe("the review of a recording", () => {
  it("shows what stayed readable, and nothing else", () => {
    const lines = reviewOf(
      readRecording(fileOf(write("MAC of zebra"), { ...get("XtkA", "2022-01-01"), reply: "<html/>" })),
    ).join("\n");
    expect(lines).toContain("xtk:persist#Write 200");
    expect(lines).toContain("Bodies recorded by their length only: 1");
    expect(lines).toMatch(/label: MAC of word-z\w{8}/);
    expect(lines).not.toContain("active");
  });

  it("finds what somebody put in again", () => {
    const file = fileOf(write("MAC"));
    expect(problemsOf(readRecording(file))).toEqual([]);
    const { headers, exchanges } = readRecording(file);
    const edited = JSON.parse(JSON.stringify(exchanges).replace("MAC", "zebra")) as RecordedExchange[];
    expect(problemsOf({ headers, exchanges: edited })).toEqual([
      "Exchange 1: the request holds something that would be replaced now.",
    ]);
  });
});
