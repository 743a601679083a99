import { startEmulator } from "pulumi-adobe-campaign/emulator";

import { interleave } from "../report/median.mts";
import { timesAtMost, type Row } from "../report/table.mts";
import { account } from "../rig/account.mts";
import { COUNT, stackOfThousand } from "../rig/thousand.mts";
import type { Stack } from "../../support/pulumi.ts";

const PAIRS = 5;
const args = { ...account, clientSecret: undefined };

const head = `
const pulumi = require("@pulumi/pulumi");
const clientSecret = new pulumi.Config("test").requireSecret("clientSecret");
const args = ${JSON.stringify(args)};`;

const ours = `${head}
const { ImsExternalAccount } = require("pulumi-adobe-campaign");
for (let i = 0; i < COUNT; i++) new ImsExternalAccount("r" + i, { ...args, clientSecret });`;

/** The least that a dynamic provider can be, with the same arguments. */
const rival = `${head}
const provider = {
  check: async (_olds, news) => ({ inputs: news, failures: [] }),
  diff: async () => ({ changes: false }),
  create: async (inputs) => ({ id: "1", outs: inputs }),
};
class Trivial extends pulumi.dynamic.Resource {
  constructor(name) {
    super(provider, name, { ...args, clientSecret });
  }
}
for (let i = 0; i < COUNT; i++) new Trivial("r" + i);`;

/** What a preview of a large program that changes nothing costs, on the real engine. */
export async function preview(log: (line: string) => void): Promise<Row[]> {
  const emulator = await startEmulator({ user: "pulumi", password: "password", packageInstalled: true });
  const options = {
    config: { "adobe-campaign:url": emulator.url, "adobe-campaign:user": "pulumi" },
    secrets: { "adobe-campaign:password": "password", "test:clientSecret": "secret" },
  };
  const stacks: Stack[] = [];
  try {
    for (const program of [ours, rival]) stacks.push(await stackOfThousand(program, options));
    const seconds = async (stack: Stack) => {
      const ran = await stack.run("preview", "--expect-no-changes", "--stack", stack.name);
      if (ran.code !== 0) throw new Error(`a preview that should change nothing:\n${ran.text.slice(-2_000)}`);
      return ran.seconds;
    };
    const measured = await interleave(
      PAIRS,
      () => seconds(stacks[0]!),
      () => seconds(stacks[1]!),
    );
    const list = (values: number[]) => values.map((value) => value.toFixed(1)).join(", ");
    log(`ours ${list(measured.ours)}; trivial ${list(measured.rival)}`);
    return [timesAtMost(`no-op preview of ${COUNT.toLocaleString("en")} resources`, measured, 1.05, "s")];
  } finally {
    await Promise.all(stacks.map((stack) => stack.remove()));
    await emulator.close();
  }
}
