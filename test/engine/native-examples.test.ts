/** The examples in the schema, by the compilers of those languages that can be had, with the SDKs that Pulumi generates of the schema. */
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";

import { execute, runScript } from "../../tools/execute.mts";
import { program, root } from "../../tools/paths.mts";
import { generateSdk } from "../../tools/pulumi-cli/gen-sdk.mts";
import { makeVenv } from "../support/engine-python.ts";
import { ok } from "../support/engine-room.ts";
import { openYamlRoom } from "../support/engine-yaml.ts";
import { writeFiles } from "../support/pulumi-project.ts";
import { type Language, published } from "../support/schema-examples.ts";

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "adobe-campaign-examples-"))));
afterAll(() => rmSync(folder, { recursive: true }));

/** Path → text of each example in a language. */
const files = (language: Language, path: (name: string) => string) =>
  Object.fromEntries([...published].map(([name, programs]) => [path(name), programs[language]]));

test("are of the right types in TypeScript, as the SDK itself", async () => {
  const project = join(folder, "typescript");
  await generateSdk("nodejs", join(project, "sdk"));
  writeFiles(
    project,
    files("typescript", (name) => `${name}.ts`),
  );
  mkdirSync(join(project, "node_modules"));
  for (const each of ["@pulumi", "@types"])
    symlinkSync(join(root, "node_modules", each), join(project, "node_modules", each), "junction");
  const paths = { "pulumi-adobe-campaign-sdk": ["./sdk/index.ts"] };
  const options = { target: "es2023", module: "nodenext", strict: true, noEmit: true, types: ["node"] };
  const compilerOptions = { ...options, skipLibCheck: true, paths };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  expect(await runScript(program.tsc, ["-p", project], { quiet: true })).toEqual({ code: 0, output: "" });
});

test("run in Python, with an engine that is played", async () => {
  const project = join(folder, "python");
  writeFiles(project, {
    ...files("python", (name) => `examples/${name}.py`),
    "run.py": readFileSync(join(root, "test", "fixtures", "run-examples.py.txt"), "utf8"),
  });
  const python = await makeVenv(project, "./sdks/python");
  const ran = await execute(python, ["run.py"], { quiet: true, cwd: project });
  expect(ran, ran.output).toMatchObject({ code: 0 });
  const registered = JSON.parse(ran.output.trim().split("\n").at(-1)!) as Record<string, string[]>;
  expect(Object.keys(registered).sort()).toEqual([...published.keys()].map((name) => `${name}.py`).sort());
  for (const [name, tokens] of Object.entries(registered)) expect(tokens.length, name).toBeGreaterThan(0);
});

test("are compiled in Go", async () => {
  const project = join(folder, "go");
  await generateSdk("go", project);
  cpSync(join(project, "adobecampaign"), project, { recursive: true });
  rmSync(join(project, "adobecampaign"), { recursive: true });
  // The versions with which the generators were built: everything is there.
  const versions = join(root, "tools", "pulumi-cli", "language-yaml");
  const module = readFileSync(join(versions, "go.mod"), "utf8");
  const own = "module example.com/pulumi-adobe-campaign/sdk/go/adobe-campaign";
  copyFileSync(join(versions, "go.sum"), join(project, "go.sum"));
  writeFiles(project, {
    "go.mod": module.replace(/^module .*$/m, own).replace(/^tool .*$/m, ""),
    ...files("go", (name) => `examples/${name.toLowerCase()}/main.go`),
  });
  const flags = ["-mod=mod", "-trimpath", "-tags=osusergo,grpcnotrace"];
  const env = { ...process.env, CGO_ENABLED: "0", GOWORK: "off", GOPROXY: "off" };
  // `go build` would link each of them as well, which takes longer than all the rest.
  const compile = ["list", "-export", "-f", "{{.Name}} {{.Export}}", ...flags, "./examples/..."];
  const compiled = await execute("go", compile, { quiet: true, cwd: project, env });
  expect(compiled, compiled.output).toMatchObject({ code: 0 });
  const lines = compiled.output.trim().split("\n");
  expect(lines).toHaveLength(published.size);
  for (const line of lines) expect(line).toMatch(/^main \S+$/);
  const formatted = await execute("gofmt", ["-l", "examples"], { quiet: true, cwd: project, env });
  expect(formatted).toEqual({ code: 0, output: "" });
});

describe("in YAML", () => {
  const plugins = { providers: [{ name: "adobe-campaign", path: "./node_modules/pulumi-adobe-campaign/native" }] };

  /** The programs as one. */
  function merged(names: readonly string[]) {
    const programs = names.map((name) => parse(published.get(name)!.yaml) as Record<string, Record<string, unknown>>);
    const together = (section: string) => {
      const all = programs.flatMap((each) => Object.entries(each[section] ?? {}));
      expect(new Set(all.map(([name]) => name)).size, section).toBe(all.length);
      return [section, Object.fromEntries(all)];
    };
    const sections = ["variables", "resources", "outputs"].map(together);
    const config = Object.assign({}, ...programs.map((each) => each["config"])) as object;
    return { name: "examples", runtime: "yaml", plugins, config, ...(Object.fromEntries(sections) as object) };
  }

  // The component is an account too, and an instance has one.
  const apart = ["ImsIntegration"];
  const others = [...published.keys()].filter((name) => !apart.includes(name));

  test.each([[apart], [others]])("are previewed: %s", async (names) => {
    const program = merged(names) as { resources?: Record<string, unknown> };
    const options = { project: "examples", secretKey: "imsClientSecret" };
    const room = await openYamlRoom({ "Pulumi.yaml": stringify(program) }, options);
    await room.stack.configure({}, { executionPassword: room.canary("executionPassword").value });
    const preview = ok(await room.stack.preview());
    for (const name of Object.keys(program.resources!)) expect(preview.stdout).toContain(`::${name}]`);
    if (names === others) {
      expect(preview.stdout).toMatch(/release\s*: "7\.4\.1"/);
      expect(preview.stdout).toMatch(/verdict\s*: "near-miss"/);
    }
    await room.close();
  });
});
