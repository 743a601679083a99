import { tmpdir } from "node:os";

import { expect, it } from "vitest";

import { adobeCampaign } from "../support/run-command";

it.each([
  ["an unknown command", ["bogus"], "unknown command 'bogus'"],
  ["no command at all", [], "Usage: adobe-campaign"],
  [
    "a report for a folder that is not there",
    ["drift", "--stack", "dev", "--out", "nowhere/r.json"],
    "There is no folder",
  ],
  ["a report that would be a folder", ["drift", "--stack", "dev", "--out", "."], "It is a folder"],
  ["a report whose ending is not a format's", ["drift", "--stack", "dev", "--out", "r.pdf"], "use one of .json, .md"],
  ["a misspelt option that is required", ["drift", "--stak", "dev"], "unknown option '--stak'"],
  [
    "the same of another command",
    ["emulator", "edit", "--controll", "http://127.0.0.1:1"],
    "unknown option '--controll'",
  ],
  ["a required option that is missing", ["drift"], "error: required option '--stack <name>' not specified"],
  ...["drift --stack dev", "compare dev prod", "compare dev prod --live", "import --stack dev", "doctor", "mask x"].map(
    (command): [string, string[], string] => [
      `a project's folder that is not there (${command})`,
      [...command.split(" "), "--cwd", "nowhere"],
      "There is no folder nowhere.",
    ],
  ),
  ["a target that is no address", ["record", "--target", "campaign"], "error: --target: It must be an address"],
  [
    "certificates that are not there",
    ["record", "--target", "https://c.example.com", "--ca-file", "none.pem"],
    "error: the file none.pem cannot be opened (ENOENT)\n",
  ],
  [
    "a recording that is not there",
    ["record", "review", "none.jsonl"],
    "error: the file none.jsonl cannot be opened (ENOENT)\n",
  ],
])("%s is wrong use, and ends with 2", async (_what, args, says) => {
  const ran = await adobeCampaign(tmpdir(), process.env, ...args);
  expect(ran.code, ran.text).toBe(2);
  expect(ran.stderr).toContain(says);
  expect(ran.stdout).toBe("");
});
