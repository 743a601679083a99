/** A folder and an environment for runs of the built command, and an emulated instance that it can be told of. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { type Emulator, startEmulator } from "../../provider/emulator/index.ts";
import { findCanaries, makeCanary } from "./canaries.ts";
import { type InstanceOptions, operator } from "./engine-instance.ts";
import type { Ran } from "./run-program.ts";
import { adobeCampaign } from "./run-command.ts";

export class CommandRoom {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "adobe-campaign-command-")));
  readonly password = makeCanary("password");
  readonly clientSecret = makeCanary("clientSecret");
  /** Nothing of the machine's own Campaign settings. */
  readonly env: NodeJS.ProcessEnv = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(ADOBE_CAMPAIGN|PULUMI)_/.test(name)),
  );

  constructor() {
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }));
  }

  /** Starts an instance of which the command knows nothing yet. */
  async start(options: InstanceOptions = {}): Promise<Emulator> {
    const emulator = await startEmulator({
      ...options,
      user: operator,
      password: options.password?.value ?? this.password.value,
    });
    onTestFinished(() => emulator.close());
    return emulator;
  }

  /** The instance whose address, operator and password the environment has. */
  async startConfigured(options: InstanceOptions = {}): Promise<Emulator> {
    const emulator = await this.start(options);
    this.env["ADOBE_CAMPAIGN_URL"] = emulator.url;
    this.env["ADOBE_CAMPAIGN_USER"] = operator;
    this.env["ADOBE_CAMPAIGN_PASSWORD"] = this.password.value;
    return emulator;
  }

  /** A Pulumi CLI of this version, as far as the version and the files beside it are asked. */
  installPulumi(version: string, files = ["pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"]): void {
    const bin = join(this.folder, `pulumi-${version}`);
    mkdirSync(bin);
    for (const name of files) writeFileSync(join(bin, name), "");
    writeFileSync(join(bin, "pulumi"), `#!/bin/sh\necho v${version}\n`, { mode: 0o755 });
    this.env["PATH"] = [bin, "/usr/bin", "/bin"].join(delimiter);
  }

  file(name: string, content: string): string {
    writeFileSync(join(this.folder, name), content);
    return name;
  }

  /** Runs it; no secret may be in what it says. */
  async run(...args: string[]): Promise<Ran> {
    const ran = await adobeCampaign(this.folder, this.env, ...args);
    expect(findCanaries([this.password, this.clientSecret], ran.text)).toEqual([]);
    return ran;
  }
}
