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
