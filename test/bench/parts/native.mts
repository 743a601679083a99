import { delimiter, join } from "node:path";

import { startEmulator } from "pulumi-adobe-campaign/emulator";

import { ensureYamlHost } from "../../../tools/pulumi-cli/language-yaml.mts";
import { root } from "../../../tools/paths.mts";
import { execute } from "../../../tools/execute.mts";
import { Stack as EngineStack } from "../../support/pulumi.ts";
import { interleave } from "../report/median.mts";
import { atMost, timesAtMost, type Row } from "../report/table.mts";
import { account, connection } from "../rig/account.mts";
import { Host } from "../rig/host.mts";
import { createProject, texts } from "../rig/project.mts";
import { Proxy } from "../rig/proxy.mts";
import { Stack } from "../rig/stack.mts";
import { writeTrivialPlugin } from "../rig/trivial-plugin.mts";

const PAIRS = 9;
const MEGABYTE = 1024 * 1024;

/** The plugin beside Pulumi's host of dynamic providers with the same handlers, and beside a plugin that does nothing. */
export async function native(log: (line: string) => void): Promise<Row[]> {
  return [
    ...(await start()),
    ...(await requests(log)),
    await preview(log),
    atMost("packed file, as npm publishes it", await packedSize(), 3, "MB"),
  ];
}

interface Start {
  /** Milliseconds from the start of the process to the answer of the first check. */
  total: number;
  memory: number;
}

/** What each command waits for, and what it holds. */
async function start(): Promise<Row[]> {
  const project = createProject();
  const config = connection("http://127.0.0.1:9");
  const measure = async (begin: () => Promise<Host>, extra: object): Promise<Start> => {
    const started = performance.now();
    const host = await begin();
    await host.check({}, { ...account, ...extra });
    const measured = { total: performance.now() - started, memory: host.memory() };
    await host.stop();
    return measured;
  };
  const { ours, rival } = await interleave(
    PAIRS,
    () => measure(() => Host.startPlugin(project, config), {}),
    () => measure(() => Host.start(project, config), { __provider: texts.account }),
  );
  const pick = (name: keyof Start) => ({
    ours: ours.map((each) => each[name]),
    rival: rival.map((each) => each[name]),
  });
  return [
    timesAtMost("plugin: start to the first check", pick("total"), 0.35, "ms"),
    timesAtMost("plugin: resident memory", pick("memory"), 0.75, "MB"),
  ];
}

/** One life of a package, two groups and an account, counted in front of an instance, with each of the two hosts: not one request more. */
async function requests(log: (line: string) => void): Promise<Row[]> {
  const plugin = await lifeOf("plugin");
  const dynamic = await lifeOf("dynamic");
  return Object.entries(plugin).map(([command, calls]) => {
    log(`${command}: ${calls.join(", ") || "none"}`);
    const rival = dynamic[command]!.length;
    return atMost(`plugin: requests of ${command}`, calls.length, rival, "", rival);
  });
}

async function lifeOf(host: "plugin" | "dynamic"): Promise<Record<string, string[]>> {
  const emulator = await startEmulator({ packageInstalled: true, groups: ["operators"] });
  const proxy = await Proxy.start(emulator.url);
  const stack = new Stack(createProject(), connection(proxy.url), host);
  const groups = [{ groupName: "operators" }, { groupName: "reviewers", label: "Reviewers" }];
  const program = { package: { packageName: emulator.imsPackage }, groups, account };
  const changed = { ...program, account: { ...account, tenant: "other" } };
  const commands: [string, () => Promise<void>][] = [
    ["a first up", () => stack.up(program)],
    ["an up without a change", () => stack.up(program)],
    ["a refresh", () => stack.refresh()],
    ["an update of one field", () => stack.up(changed)],
    ["a destroy", () => stack.destroy()],
  ];
  const counted: Record<string, string[]> = {};
  try {
    for (const [name, command] of commands) {
      await command();
      counted[name] = proxy.take();
    }
    return counted;
  } finally {
    proxy.close();
    await emulator.close();
  }
}

const COUNT = 100;
const PREVIEWS = 5;

/** A program in YAML whose resources are all to be created: what the engine asks a plugin, and what the plugin makes of it. */
async function preview(log: (line: string) => void): Promise<Row> {
  const stacks: EngineStack[] = [];
  const open = async (name: string, type: string, path: (stack: EngineStack) => string) => {
    const { "adobe-campaign:password": password, ...config } = connection("http://127.0.0.1:9");
    const secrets = { "adobe-campaign:password": password };
    const stack = await EngineStack.create({ "index.js": "" }, { config, secrets });
    stacks.push(stack);
    const [bin = "", ...others] = (stack.env["PATH"] ?? "").split(delimiter);
    stack.env["PATH"] = [bin, await ensureYamlHost({ bin }), ...others].join(delimiter);
    stack.write({ "Pulumi.yaml": programOf(name, type, path(stack)) });
    return async () => {
      const ran = await stack.run("preview", "--stack", stack.name);
      if (ran.code !== 0 || !ran.stdout.includes(`+ ${COUNT + 1} to create`))
        throw new Error(`a preview of ${COUNT} resources:\n${ran.text.slice(0, 4_000)}`);
      log(`${type}: ${ran.seconds.toFixed(1)} s`);
      return ran.seconds;
    };
  };
  try {
    const ours = await open("adobe-campaign", "adobe-campaign:SecurityGroup", () => join(root, "native"));
    const trivial = await open("trivial", "trivial:Thing", (stack) => {
      const folder = join(stack.folder, "trivial");
      writeTrivialPlugin(folder, Object.keys(groupOf(0)));
      return folder;
    });
    const what = `plugin: preview of ${COUNT} resources in YAML, trivial ones beside`;
    return timesAtMost(what, await interleave(PREVIEWS, ours, trivial), 1.1, "s");
  } finally {
    await Promise.all(stacks.map((stack) => stack.remove()));
  }
}

const groupOf = (index: number) => ({ groupName: `group${index}`, label: `Group ${index}`, description: "People" });

function programOf(plugin: string, type: string, path: string): string {
  const resources = Array.from({ length: COUNT }, (_, index) => [`r${index}`, { type, properties: groupOf(index) }]);
  // JSON is YAML.
  return JSON.stringify({
    name: "engine-test",
    runtime: "yaml",
    plugins: { providers: [{ name: plugin, path }] },
    resources: Object.fromEntries(resources) as object,
  });
}

/** In megabytes, without building anew: what is there is what is measured. */
async function packedSize(): Promise<number> {
  const args = ["pack", "--json", "--ignore-scripts", "--dry-run"];
  const { output } = await execute("npm", args, { quiet: true, cwd: root });
  const size = /"size":\s*(\d+),\s*"unpackedSize"/.exec(output)?.[1];
  if (size === undefined) throw new Error(`npm pack does not say how large the file is:\n${output.slice(-1_000)}`);
  return Number(size) / MEGABYTE;
}
