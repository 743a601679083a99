import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { connectionSettings } from "../../../provider/config/connection";
import { namedSecret } from "../../../provider/config/named-secret";
import { failureOf } from "../../support/client";

const folder = mkdtempSync(join(tmpdir(), "named-secret-"));
const values: Record<string, string> = { "acme:secret": "of-the-configuration" };
const config = { folder, get: (key: string) => (Object.hasOwn(values, key) ? values[key] : undefined) };

test.each([
  ["a line break at its end", "of-a-file\n"],
  ["one of Windows", "of-a-file\r\n"],
  ["none", "of-a-file"],
])("a file with %s gives the secret, from the project's folder", (_what, content) => {
  writeFileSync(join(folder, "secret.txt"), content);
  expect(namedSecret("file:secret.txt", config)).toBe("of-a-file");
  expect(namedSecret(`file:${join(folder, "secret.txt")}`, undefined)).toBe("of-a-file");
});

test.each([
  [
    "file:missing.txt",
    /missing\.txt cannot be read \(ENOENT\)/,
    /Write the secret into that file, or correct its path/,
  ],
  ["constructor", /constructor, which is not set/, /Set the environment variable, or a configuration key/],
  ["__proto__", /__proto__, which is not set/, /Set the environment variable, or a configuration key/],
  ["toString", /toString, which is not set/, /Set the environment variable, or a configuration key/],
  ["acme:constructor", /acme:constructor, which is not set/, /`pulumi config set --secret acme:constructor`/],
])("%s, which is not there, is refused with what to do", async (name, why, remedy) => {
  const { code, message } = await failureOf(() => namedSecret(name, config));
  expect(code).toBe("ACC1002");
  for (const part of [why, remedy, /nothing was written/]) expect(message).toMatch(part);
});

test("a configuration that answers with a function gives no secret", async () => {
  const odd = { get: (key: string) => ({})[key as keyof object] as string | undefined };
  expect((await failureOf(() => namedSecret("constructor", odd))).message).toMatch(/^ACC1002/);
});

test("a key of an instance that only objects have is unknown", async () => {
  const text = '{"eu":{"url":"https://a.example.com","user":"u","password":"long-password","constructor":"x"}}';
  const given = { get: (key: string) => (key === "adobe-campaign:instances" ? text : undefined) };
  expect((await failureOf(() => connectionSettings(given, "eu", {}))).message).toContain("unknown keys: constructor");
});

test("two instances that read the same variables are refused, and both are named", async () => {
  const instances = { "exec-1": { url: "https://a.example.com" }, exec_1: { url: "https://b.example.com" } };
  const given = { get: (key: string) => (key === "adobe-campaign:instances" ? JSON.stringify(instances) : undefined) };
  const environment = { ADOBE_CAMPAIGN_EXEC_1_USER: "u", ADOBE_CAMPAIGN_EXEC_1_PASSWORD: "exec-one-password" };
  for (const name of ["exec-1", "exec_1"]) {
    const { message } = await failureOf(() => connectionSettings(given, name, environment));
    expect(message).toMatch(/^ACC1001/);
    expect(message).toContain('"exec-1"');
    expect(message).toContain('"exec_1"');
    expect(message).not.toContain("exec-one-password");
  }
});

test("two instances of which only the environment knows are refused too", async () => {
  const environment = {
    ADOBE_CAMPAIGN_WEST_1_URL: "https://a.example.com",
    ADOBE_CAMPAIGN_WEST_1_USER: "u",
    ADOBE_CAMPAIGN_WEST_1_PASSWORD: "west-password",
  };
  expect(connectionSettings(undefined, "west-1", environment).url).toBe("https://a.example.com");
  const { message } = await failureOf(() => connectionSettings(undefined, "west_1", environment));
  expect(message).toMatch(/"west_1" and "west-1"/);
});
