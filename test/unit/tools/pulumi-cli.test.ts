import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { root } from "../../../tools/paths.mts";
import { cachedCli, shelve } from "../../../tools/pulumi-cli/cache.mts";
import { firstOf } from "../../../tools/pulumi-cli/ensure.mts";
import { pulumiEnvironment } from "../../../tools/pulumi-cli/environment.mts";
import { cliOnPath } from "../../../tools/pulumi-cli/on-path.mts";
import { ensureLanguageHost } from "../../../tools/pulumi-cli/language-host.mts";
import { prepareLanguages } from "../../../tools/pulumi-cli/languages.mts";
import type { PulumiCli } from "../../../tools/pulumi-cli/source.mts";
import { compareVersions, recentEnough } from "../../../tools/pulumi-cli/version.mts";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "pulumi-cli-"))));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const platform = `${process.platform}-${process.arch}`;

/** A program that answers `version`. */
function fake(path: string, version = "v0.0.0"): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\necho ${version}\n`);
  chmodSync(path, 0o755);
}

describe("versions", () => {
  test.each([
    ["v3.254.0", true],
    ["3.254.0", true],
    ["3.259.0-alpha.1+dirty", true],
    ["3.253.9", false],
    ["3.99.0", false], // by number, not by letter
    ["10.0.0", true],
    ["", false],
    ["not a version", false],
  ])("%s is recent enough: %s", (version, enough) => {
    expect(recentEnough(version)).toBe(enough);
  });

  test("sort by number", () => {
    expect(["3.259.0", "3.9.10", "?", "3.270.1"].sort(compareVersions)).toEqual(["?", "3.9.10", "3.259.0", "3.270.1"]);
  });
});

describe("a CLI on PATH", () => {
  test("is taken when it is recent and can run Node.js programs", async () => {
    fake(join(folder, "pulumi"), "v3.260.0");
    fake(join(folder, "pulumi-language-nodejs"));
    expect(await cliOnPath(folder)).toEqual({ bin: folder, version: "3.260.0", source: "path" });
  });

  test("is refused when it is old", async () => {
    fake(join(folder, "pulumi"), "v3.100.0");
    fake(join(folder, "pulumi-language-nodejs"));
    expect(await cliOnPath(folder)).toEqual({ reason: `${folder}/pulumi is 3.100.0, older than 3.254.0` });
  });

  test("is refused without its language host", async () => {
    fake(join(folder, "pulumi"), "v3.260.0");
    expect(await cliOnPath(folder)).toMatchObject({
      reason: expect.stringContaining("pulumi-language-nodejs") as string,
    });
  });
});

describe("a CLI fetched before", () => {
  const put = (shelf: string, name: string) => {
    fake(join(folder, shelf, name, "bin", "pulumi"));
    fake(join(folder, shelf, name, "bin", "pulumi-language-nodejs"));
  };

  test("is the newest that is whole and for this platform", () => {
    put("mine", `3.258.0-${platform}`);
    put("shared", `3.259.0-${platform}`);
    put("shared", "3.300.0-plan9-mips");
    fake(join(folder, "shared", `3.280.0-${platform}`, "bin", "pulumi")); // half
    const bin = join(folder, "shared", `3.259.0-${platform}`, "bin");
    expect(cachedCli([join(folder, "shared"), join(folder, "mine")])).toEqual({
      bin,
      version: "3.259.0",
      source: "cache",
    });
  });

  test("is never half of one", async () => {
    vi.stubEnv("PULUMI_ADOBE_CAMPAIGN_CACHE", folder);
    const failed = await shelve("3.259.0", (draft) => {
      fake(join(draft, "bin", "pulumi"));
      return Promise.resolve(undefined);
    });
    expect(failed).toEqual({ reason: "it came without pulumi-language-nodejs" });
    expect(existsSync(join(folder, "pulumi-cli", `3.259.0-${platform}`))).toBe(false);
  });
});

describe("when there is no CLI", () => {
  const refuse = (name: string, reason: string) => ({ name, find: () => ({ reason }) });

  test("the message says what was tried, why it failed, and what to do", async () => {
    const sources = [refuse("PATH", "there is none"), refuse("the installer", "no such host")];
    await expect(firstOf(sources)).rejects.toThrow(
      [
        "No Pulumi CLI could be had. Tried, in this order:",
        "  - PATH: there is none",
        "  - the installer: no such host",
        "Install it by hand (https://www.pulumi.com/docs/install/), with its folder on PATH, and run the command again.",
      ].join("\n"),
    );
  });

  test("why one is fetched or built is said in a line, and each reason once", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const cli: PulumiCli = { bin: "/cli", version: "3.259.0", source: "go" };
    await firstOf([
      refuse("PATH", "there is none"),
      { ...refuse("the installer", "no such host"), takesLong: true },
      { name: "a build", takesLong: true, find: () => cli },
    ]);
    expect(said.mock.calls.flat()).toEqual([
      "No Pulumi CLI yet (PATH: there is none). Next: the installer.",
      "No Pulumi CLI yet (the installer: no such host). Next: a build.",
    ]);
    said.mockRestore();
  });

  test("the next source is asked only after a refusal", async () => {
    const cli: PulumiCli = { bin: "/cli", version: "3.259.0", source: "cache" };
    const last = vi.fn();
    const found = await firstOf([
      refuse("PATH", "none"),
      { name: "cache", find: () => cli },
      { name: "go", find: last },
    ]);
    expect(found).toBe(cli);
    expect(last).not.toHaveBeenCalled();
  });
});

test("the environment of the CLI has nothing of the user's own Pulumi or Campaign", () => {
  vi.stubEnv("PULUMI_ACCESS_TOKEN", "theirs");
  vi.stubEnv("PULUMI_STACK", "theirs");
  vi.stubEnv("ADOBE_CAMPAIGN_URL", "https://their.instance.example.com");
  vi.stubEnv("NO_PROXY", "internal.example.com");
  const env = pulumiEnvironment(folder, { bin: "/cli/bin" });

  expect(JSON.stringify(env)).not.toContain("their");
  expect(env["PULUMI_HOME"]).toBe(join(folder, "home"));
  expect(env["PULUMI_BACKEND_URL"]).toBe(`file://${folder}/state`);
  expect(env["NO_PROXY"]).toBe("internal.example.com,127.0.0.1,localhost");
  expect(env["PATH"]?.split(":").slice(0, 2)).toEqual(["/cli/bin", dirname(process.execPath)]);
});

test("the versions of the Go build are those of its modules", () => {
  const text = (path: string) => readFileSync(join(root, "tools", "pulumi-cli", path), "utf8");
  const versions = [...text("go.mts").matchAll(/version = "(.+)"|version: "(.+)"/g)].map(
    (match) => match[1] ?? match[2],
  );
  expect(text("cli/go.mod")).toContain(`github.com/pulumi/pulumi/pkg/v3 v${versions[0]}`);
  expect(text("language-nodejs/go.mod")).toContain(`github.com/pulumi/pulumi/sdk/v3 v${versions[1]}`);
});

describe("a language's host", () => {
  const host = {
    language: "COBOL",
    program: "pulumi-language-cobol",
    build: () => Promise.resolve({ reason: "no cards" }),
  };

  test("is taken beside the CLI, or on PATH", async () => {
    fake(join(folder, "beside", host.program));
    expect(await ensureLanguageHost(host, { bin: join(folder, "beside") }, "")).toBe(join(folder, "beside"));
    expect(await ensureLanguageHost(host, { bin: folder }, join(folder, "beside"))).toBe(join(folder, "beside"));
  });

  test("is built otherwise", async () => {
    const build = () => Promise.resolve("/built");
    expect(await ensureLanguageHost({ ...host, build }, { bin: folder }, "")).toBe("/built");
  });

  test("that cannot be had is an error that says what was tried", async () => {
    await expect(ensureLanguageHost(host, { bin: folder }, "")).rejects.toThrow(
      /programs in COBOL \(pulumi-language-cobol\) could be had.*there is none.*no cards.*Install an official release/s,
    );
  });

  test("that is missing is said before the tests run, which go on, with the other things that are missing", async () => {
    vi.stubEnv("PATH", folder);
    vi.stubEnv("PULUMI_ADOBE_CAMPAIGN_CACHE", join(folder, "cache"));
    const lines: string[] = [];
    vi.spyOn(console, "error").mockImplementation((line: string) => void lines.push(line));
    await prepareLanguages({ bin: folder });
    vi.restoreAllMocks();
    const said = lines.join("\n");
    expect(said).toMatch(/programs in YAML .* could be had.*Go is not installed/s);
    expect(said).toMatch(/programs in Python .* could be had.*Go is not installed/s);
    expect(said).toMatch(/No Python with Pulumi's SDK could be had.*`python3 -m venv/s);
    expect(said).toMatch(/generators of SDKs could not be built.*Go is not installed/s);
  });
});
