import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { recordCommand } from "../../../provider/cli/record";
import { headerLine } from "../../../provider/recording/format";
import { commandHere } from "../../support/command-here";

const { run } = commandHere(recordCommand);

const folder = mkdtempSync(join(tmpdir(), "record-"));
const fileOf = (name: string, ...lines: object[]) => {
  const file = join(folder, name);
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  return file;
};

describe("adobe-campaign record", () => {
  it.each([
    [[], "--target <url>"],
    [["--target", "http://campaign.example.com"], "https://"],
    [["--target", "https://a.b", "--port", "x"], "'--port <port>' argument 'x' is invalid"],
    [["--target", "https://a.b", "--ca-file", "/nowhere"], "ENOENT"],
    [["--target", "https://a.b", "--out", folder], "already there"],
    [["--nope"], "unknown option '--nope'"],
    [["review"], "missing required argument 'file'"],
    [["review", join(folder, "nothing")], "ENOENT"],
  ])("%j is wrong use: one clear line, and 2", async (args, message) => {
    const { code, text } = await run(...args);
    expect(code).toBe(2);
    expect(text).toMatch(new RegExp(message.replace(/[<>()'-]/g, "\\$&")));
    expect(text.trim().split("\n")).toHaveLength(1);
  });

  it("reviews a recording, and ends with 1 if something in it would be replaced now", async () => {
    const exchange = {
      number: 1,
      method: "GET",
      path: "/r/test",
      requestHeaders: { values: {}, others: [] },
      status: 200,
      milliseconds: 1,
    };
    const header = headerLine(new Date());
    const good = await run("review", fileOf("good", header, exchange));
    expect(good.code).toBe(0);
    expect(good.text).toMatch(
      /\n✔ Nothing is left to replace in 1 exchange\.\nNext: read above what stayed readable\. .*\n$/,
    );
    const { code, text } = await run("review", fileOf("bad", header, { ...exchange, path: "/zebra" }));
    expect(code).toBe(1);
    expect(text).toContain("Exchange 1: the path holds something that would be replaced now.");
    expect(text).toMatch(/\n✖ 1 place holds what would be replaced now\.\nNext: do not send the file; .*\n$/);
  });
});
