import { startEmulator } from "pulumi-adobe-campaign/emulator";

import { interleave } from "../report/median.mts";
import { timesAtMost, type Row } from "../report/table.mts";
import { account } from "../rig/account.mts";
import { COUNT, stackOfThousand } from "../rig/thousand.mts";
import type { Stack } from "../../support/pulumi.ts";

const PAIRS = 3;
const args = { ...account, clientSecret: undefined };

const head = `
const pulumi = require("@pulumi/pulumi");
const clientSecret = new pulumi.Config("test").requireSecret("clientSecret");
const args = ${JSON.stringify(args)};`;

const ours = `${head}
const { ImsExternalAccount } = require("pulumi-adobe-campaign");
for (let i = 0; i < COUNT; i++) new ImsExternalAccount("r" + i, { ...args, clientSecret });`;

/** The least that a dynamic provider can be, with the same arguments, and perhaps with outputs too. */
const trivial = (outputs: readonly string[]) => `${head}
const provider = {
  check: async (_olds, news) => ({ inputs: news, failures: [] }),
  diff: async () => ({ changes: false }),
  create: async (inputs) => ({ id: "1", outs: inputs }),
};
const outputs = Object.fromEntries(${JSON.stringify(outputs)}.map((name) => [name, undefined]));
class Trivial extends pulumi.dynamic.Resource {
  constructor(name) {
    super(provider, name, { ...outputs, ...args, clientSecret });
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
  const open = async (program: string) => {
    const stack = await stackOfThousand(program, options);
    stacks.push(stack);
    return stack;
  };
  try {
    const accounts = await open(ours);
    const [first] = await accounts.resources(":ImsExternalAccount");
    const seconds = async (stack: Stack) => {
      const ran = await stack.run("preview", "--expect-no-changes", "--stack", stack.name);
      if (ran.code !== 0) throw new Error(`a preview that should change nothing:\n${ran.text.slice(-2_000)}`);
      log(`${ran.seconds.toFixed(1)} s`);
      return ran.seconds;
    };
    const beside = async (what: string, rival: Stack) => {
      const measure = (stack: Stack) => () => seconds(stack);
      return timesAtMost(what, await interleave(PAIRS, measure(accounts), measure(rival)), 1.05, "s");
    };
    return [
      await beside(
        `no-op preview of ${COUNT.toLocaleString("en")} resources, trivial ones beside`,
        await open(trivial([])),
      ),
      // Pulumi's own work in the program grows with the outputs of a class, whoever provides them.
      await beside("  with as many outputs", await open(trivial(Object.keys(first!.outputs!)))),
    ];
  } finally {
    await Promise.all(stacks.map((stack) => stack.remove()));
    await emulator.close();
  }
}
