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
])("%s is wrong use, and ends with 2", async (_what, args, says) => {
  const ran = await adobeCampaign(tmpdir(), process.env, ...args);
  expect(ran.code, ran.text).toBe(2);
  expect(ran.stderr).toContain(says);
  expect(ran.stdout).toBe("");
});
