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
const programs: readonly GoProgram[] = [
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
    const failure = await goBuild(bin, each);
    if (failure) return failure;
  }
  // What the engine starts for every dynamic provider. Releases bring their own.
  const launcher = join(bin, "pulumi-resource-pulumi-nodejs");
  copyFileSync(join(import.meta.dirname, "pulumi-resource-pulumi-nodejs"), launcher);
  chmodSync(launcher, 0o755);
  return undefined;
}

export interface GoProgram {
  /** Folder of the tools module that pins it. */
  readonly module: string;
  readonly program: string;
  readonly version: string;
  /** The variable that holds the program's own version. */
  readonly stamp?: string;
}

/** Builds one program out of a tools module of ours. */
export async function goBuild(bin: string, each: GoProgram): Promise<Unavailable | undefined> {
  const { stamp = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version" } = each;
  const linked = `-ldflags=-s -w -X ${stamp}=v${each.version}`;
  const flags = ["-mod=readonly", "-trimpath", "-tags=osusergo,grpcnotrace", linked];
  const { code, output } = await execute("go", ["build", ...flags, "-o", join(bin, "/"), each.program], {
    quiet: true,
    cwd: join(import.meta.dirname, each.module),
    env: { ...process.env, CGO_ENABLED: "0", GOWORK: "off" },
  });
  return code === 0 ? undefined : { reason: `\`go build\` of ${each.program} failed: ${lastLines(output)}` };
}
