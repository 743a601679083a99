import { chmodSync, copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { execute } from "../execute.mts";
import { shelve } from "./cache.mts";
import { lastLines, type PulumiCli, type Unavailable } from "./source.mts";
import { ticking } from "./ticking.mts";

/** The version that `cli/go.mod` pins. */
const version = "3.259.0";

/**
 * Two modules, since the two programs need different versions of the same SDK: the current language host is not to be
 * had as a Go module, and the last one that is works well with the current CLI.
 */
const programs = [
  {
    module: "language-nodejs",
    program: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
    version: "3.68.0",
  },
  { module: "cli", program: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi", version },
];

/** The CLI built from its Go modules, for networks where only a Go module proxy is reachable. */
export async function cliFromGoModules(): Promise<PulumiCli | Unavailable> {
  if (process.platform === "win32") return { reason: "not tried on Windows" };
  const go = await execute("go", ["version"], { quiet: true });
  if (go.code !== 0) return { reason: "Go is not installed" };

  const shelved = await shelve(version, (folder) =>
    ticking("building the Pulumi CLI from its Go modules (about 5 minutes, once)", () =>
      buildInto(join(folder, "bin")),
    ),
  );
  return "reason" in shelved ? shelved : { ...shelved, version, source: "go" };
}

async function buildInto(bin: string): Promise<Unavailable | undefined> {
  mkdirSync(bin, { recursive: true });
  for (const each of programs) {
    const stamp = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${each.version}`;
    const flags = ["-mod=readonly", "-trimpath", "-tags=osusergo,grpcnotrace", `-ldflags=${stamp}`];
    const { code, output } = await execute("go", ["build", ...flags, "-o", join(bin, "/"), each.program], {
      quiet: true,
      cwd: join(import.meta.dirname, each.module),
      env: { ...process.env, CGO_ENABLED: "0", GOWORK: "off" },
    });
    if (code !== 0) return { reason: `\`go build\` of ${each.program} failed: ${lastLines(output)}` };
  }
  // What the engine starts for every dynamic provider. Releases bring their own.
  const launcher = join(bin, "pulumi-resource-pulumi-nodejs");
  copyFileSync(join(import.meta.dirname, "pulumi-resource-pulumi-nodejs"), launcher);
  chmodSync(launcher, 0o755);
  return undefined;
}
