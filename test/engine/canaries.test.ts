/** The scanner finds a planted canary in every form, and nothing where there is none. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findCanaries, makeCanary, scanFolder } from "../support/canaries.ts";

const secret = makeCanary("secret");
const other = makeCanary("password");
const { value } = secret;
const escapedXml = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const forms: [string, string | Buffer][] = [
  ["in clear", value],
  ["in a sentence", `It said: ${value}.`],
  ["escaped in JSON", JSON.stringify({ text: value })],
  ["escaped twice in JSON", JSON.stringify(JSON.stringify({ text: value }))],
  ["escaped in an address", encodeURIComponent(value)],
  ["escaped in XML", escapedXml],
  ["cut off at the start", value.slice(30)],
  ["cut off at the end", value.slice(0, -30)],
  ["in UTF-16", Buffer.from(value, "utf16le")],
  ["in hexadecimal digits", Buffer.from(value).toString("hex")],
  ["in capital hexadecimal digits", Buffer.from(value).toString("hex").toUpperCase()],
  ["in base64", Buffer.from(value).toString("base64")],
  ["in base64 after one byte", Buffer.from(`:${value}`).toString("base64")],
  ["in base64 after two bytes", Buffer.from(`u:${value}!`).toString("base64")],
  ["in base64url", Buffer.from(`user:${value}`).toString("base64url")],
  ["compressed", gzipSync(JSON.stringify({ text: value }))],
];

test.each(forms)("a canary is found %s", (_form, planted) => {
  expect(findCanaries([other, secret], planted)).toEqual([expect.stringMatching(/^secret \(/)]);
});

test("nothing is found where there is none", () => {
  const innocent = JSON.stringify({ ciphertext: Buffer.from(makeCanary("third").value).toString("base64") });
  expect(findCanaries([secret, other], innocent)).toEqual([]);
});

describe("in a folder", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "canaries-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  test("every file is looked at, by name and content, and no link is followed", () => {
    mkdirSync(join(folder, "deep", ".hidden"), { recursive: true });
    writeFileSync(join(folder, "deep", ".hidden", "state"), `{"secret":${JSON.stringify(value)}}`);
    writeFileSync(join(folder, value.slice(0, 24)), "");
    writeFileSync(join(folder, "innocent"), "nothing");
    symlinkSync(folder, join(folder, "deep", "link"));
    expect(scanFolder([secret], folder).sort()).toEqual(
      [`${value.slice(0, 24)}: secret (clear)`, join("deep", ".hidden", "state: secret (clear)")].sort(),
    );
  });
});
