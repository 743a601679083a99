/** The provider's handlers in this process, over and over, as if a stack had thousands of resources: `growth.mts <url> <operations>`. */
import { createRequire } from "node:module";

import type * as Dynamic from "pulumi-adobe-campaign/dynamic";

import { account, connection } from "../rig/account.mts";

const [url = "", operations = ""] = process.argv.slice(2);
const load = createRequire(import.meta.url);
const { imsExternalAccount, integrationPackage } = load("pulumi-adobe-campaign/dynamic") as typeof Dynamic;

const settings: Record<string, string> = connection(url);
await imsExternalAccount.configure({ config: { get: (key) => settings[key], require: (key) => settings[key]! } });
const packaged = await integrationPackage.create((await integrationPackage.check({}, {})).inputs);
type Properties = Record<string, unknown>;
const inputs = (await imsExternalAccount.check({}, account)).inputs as Properties;
const created = await imsExternalAccount.create(inputs);
const { id } = created;

let state = created.outs as Properties;
/** One in ten changes something. */
const operate = async (turn: number): Promise<void> => {
  if (turn % 10 === 0)
    state = (await imsExternalAccount.update(id, state, { ...inputs, tenant: `tenant${turn % 7}` })).outs as Properties;
  else if (turn % 2 === 0) await integrationPackage.read(packaged.id, packaged.outs);
  else await imsExternalAccount.read(id, state);
};

const used = (): number => {
  gc!();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const count = Number(operations);
for (let turn = 0; turn < count / 5; turn++) await operate(turn);
const before = used();
for (let turn = 0; turn < count; turn++) await operate(turn);
console.log(JSON.stringify({ growth: (used() - before) / count }));
process.exit(0);
