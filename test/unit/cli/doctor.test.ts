import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { failed } from "../../../provider/cli/doctor/line";
import { nodeLine } from "../../../provider/cli/doctor/project";
import { cliLine } from "../../../provider/cli/doctor/pulumi";
import { consoleLine, releaseLine } from "../../../provider/cli/doctor/instance";
import { atLeast, needed } from "../../../provider/cli/doctor/versions";
import { oneLine, quoted } from "../../../provider/text/display";
import type { SessionInfo } from "../../../provider/campaign/session-info";

describe("versions", () => {
  it.each([
    ["3.254.0", "3.254", true],
    ["3.253.9", "3.254", false],
    ["3.1000.0", "3.254", true],
    ["v4.0.0-alpha.1", "3.254", true],
    ["3.254.0-dev.3+dirty", "3.254", true],
    ["22.0.0", "22", true],
    ["3", "3.216", false],
    ["", "3", false],
  ])("%j is at least %s: %s", (version, least, expected) => {
    expect(atLeast(version, least)).toBe(expected);
  });

  it("are those that package.json asks for", () => {
    const file = readFileSync(join(__dirname, "../../../package.json"), "utf8");
    const { engines, peerDependencies } = JSON.parse(file) as Record<string, Record<string, string>>;
    expect(engines!["node"]).toBe(`>=${needed.node}`);
    expect(peerDependencies!["@pulumi/pulumi"]).toBe(`^${needed.sdk}.0`);
  });

  it.each([
    ["20.19.0", "problem"],
    ["22.0.0", "ok"],
  ])("Node.js %s: %s", (version, status) => {
    expect(nodeLine(version).status).toBe(status);
  });

  it.each([
    ["3.226.9", "warning", "does not end with 7"],
    ["3.227.0", "warning", "adobe-campaign drift"],
    ["3.231.0", "warning", "adobe-campaign import"],
    ["3.254.0", "ok", "Pulumi 3.254.0"],
    ["", "warning", "does not print a version"],
  ])("Pulumi %j: %s", (version, status, text) => {
    expect(cliLine(version)).toMatchObject({ status, text: expect.stringContaining(text) as string });
  });
});

describe("what a sign-in tells", () => {
  const info = { release: "7.4.1", build: "9383", minimumConsoleBuild: undefined, advisedConsoleBuild: undefined };
  const of = (changes: Partial<SessionInfo>) => ({ ...info, ...changes }) as SessionInfo;

  it.each([
    ["7.4.1", "ok"],
    ["20.2.4", "problem"],
    ["20.2.5", "ok"],
    ["8.9.3", "warning"],
    ["", "warning"],
  ])("release %j: %s", (release, status) => {
    expect(releaseLine(of({ release }), "https://campaign.example.com").status).toBe(status);
  });

  it.each<[Partial<SessionInfo>, string]>([
    [{}, "they should have the server's, 9383"],
    [{ minimumConsoleBuild: "8969" }, "need build 8969 or later"],
    [{ advisedConsoleBuild: "9383" }, "should have build 9383"],
    [{ minimumConsoleBuild: "8969", advisedConsoleBuild: "9383" }, "need build 8969 or later, and should have 9383"],
  ])("the console's build %j", (changes, text) => {
    expect(consoleLine(of(changes)).text).toContain(text);
  });
});

it("a defect of ours is a line without the text of the error, which may hold a secret", () => {
  const { status, text } = failed("account", new TypeError("kanarienvogel"));
  expect([status, text.includes("TypeError"), text.includes("kanarienvogel")]).toEqual(["problem", true, false]);
});

describe("what is printed", () => {
  it("shows what cannot be seen, and nothing that a terminal obeys", () => {
    expect(quoted('a "b" \u00e9 \u{1f424} ')).toBe('"a \\"b\\" \u00e9 \u{1f424} "');
    expect(quoted("\u001b[31m\u00a0\u200b\ud800")).toMatch(/^"\\u001b\[31m\\u\{a0\}\\u\{200b\}\\ud800"$/);
    expect(oneLine(" a\r\n\tb\u001b[31m\u009b ")).toBe("a b [31m");
  });
});
