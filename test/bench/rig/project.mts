import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { root } from "../../../tools/paths.mts";

/** Provider texts of our resources, as the classes in `provider/resources` store them. */
export const texts = {
  package: 'exports.handler=()=>require("pulumi-adobe-campaign/dynamic").integrationPackage;',
  account: 'exports.handler=()=>require("pulumi-adobe-campaign/dynamic").imsExternalAccount;',
  group: 'exports.handler=()=>require("pulumi-adobe-campaign/dynamic").securityGroup;',
  /** The least that a provider can be, reached the same way. */
  trivial: 'exports.handler=()=>require("trivial-provider").trivial;',
} as const;

const trivialProvider =
  "exports.trivial = { check: async (_olds, news) => ({ inputs: news, failures: [] }), create: async (inputs) => ({ id: '1', outs: inputs }) };\n";

/** A Pulumi project in a temporary folder, with our package and a trivial provider installed. It goes when this process ends. */
export function createProject(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "adobe-campaign-bench-")));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const links = { "pulumi-adobe-campaign": root, "@pulumi/pulumi": join(root, "node_modules", "@pulumi", "pulumi") };
  for (const [name, target] of Object.entries(links)) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(target, link, "junction");
  }
  const trivial = join(folder, "node_modules", "trivial-provider");
  mkdirSync(trivial);
  writeFileSync(join(trivial, "index.js"), trivialProvider);
  writeFileSync(join(folder, "Pulumi.yaml"), "name: bench\nruntime: nodejs\n");
  return folder;
}
