import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { findProject, resolveFile, runningProject } from "../../../provider/config/project";

describe("the project that is run, by the folder of its program and its name", () => {
  let folder: string;
  const file = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "adobe-campaign-project-")));
    file("flat/Pulumi.yaml", "name: flat\nruntime: nodejs\n");
    file("main/Pulumi.yaml", "name: main # ours\nmain: 'app/src'\n");
    file("main/app/src/index.ts", "");
    file("json/Pulumi.json", '{\n  "name": "json",\n  "main": "app/index.js"\n}');
    file("json/app/index.js", "");
    file("nested/Pulumi.yaml", "name: nested\nmain: app/src\n");
    file("nested/app/Pulumi.yaml", "name: nested\n");
    file("nested/app/src/index.js", "");
    file("other/Pulumi.yaml", "name: outer\nmain: app\n");
    file("other/app/Pulumi.yaml", "name: inner\n");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ["its own folder", "flat", "flat", "flat"],
    ["a folder above, by main", "main/app/src", "main", "main"],
    ["a folder above, by the file that main names", "json/app", "json", "json"],
    ["the one whose program is here, of two with the same name", "nested/app/src", "nested", "nested"],
    ["the one of the name, where a nearer one has another", "other/app", "outer", "other"],
    ["the nearest, where the name is not known", "other/app", undefined, "other/app"],
    ["the nearest, where none has the name", "other/app", "gone", "other/app"],
  ])("is %s", (_what, program, name, expected) => {
    // An environment without the name must not fill it in.
    delete process.env["PULUMI_PROJECT"];
    delete process.env["PULUMI_NODEJS_PROJECT"];
    expect(runningProject(join(folder, program), name)).toBe(join(folder, expected));
  });

  it("is the base of a relative path, unless the configuration has one", () => {
    expect(resolveFile({ get: () => undefined, folder: "/project" }, "a/b.pem")).toBe("/project/a/b.pem");
    expect(resolveFile(undefined, "/etc/b.pem")).toBe("/etc/b.pem");
  });

  it("is the nearest for a command, as Pulumi finds it", () => {
    expect(findProject(join(folder, "nested/app/src"))?.folder).toBe(join(folder, "nested/app"));
  });

  it.each([
    ["runtime: yaml", "yaml"],
    ["runtime: 'python' # ours", "python"],
    ["runtime:\n  name: python\n  options:\n    virtualenv: venv", "python"],
    ["runtime: { name: nodejs, options: { typescript: true } }", "nodejs"],
    ["runtime:\n  options:\n    virtualenv: venv\n  name: python", ""],
    ["main: app", ""],
  ])("has the language that %j says", (text, runtime) => {
    file("language/Pulumi.yaml", `name: language\n${text}\n`);
    expect(findProject(join(folder, "language"))?.runtime).toBe(runtime);
    rmSync(join(folder, "language"), { recursive: true });
  });

  it("has a language in JSON too", () => {
    file("language/Pulumi.json", '{\n  "name": "language",\n  "runtime": { "name": "go" }\n}');
    expect(findProject(join(folder, "language"))?.runtime).toBe("go");
  });
});
