import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { knownAccountNames } from "../../provider/campaign/external-accounts";
import { type Emulator, startEmulator } from "../../provider/emulator/index";
import { startRecorder } from "../../provider/recording/recorder";
import { parseTarget } from "../../provider/recording/target";
import { type Client, clientOf } from "./recording-client";

/** Everything of a customer in the scenario: none of it may be in a recording. */
export interface Customer {
  user: string;
  password: string;
  clientSecret: string;
  instanceName: string;
  attributes: Record<string, string>;
}

export const attributes = [
  "active",
  "imsServer",
  "clientId",
  "clientSecret",
  "callbackServer",
  "imsOrgId",
  "imsRightsMask",
  "userScope",
  "productContext",
  "tenant",
  "server",
] as const;

/** What our client finds out: the same from the instance and from its recording. */
export async function look(client: Client) {
  const info = await client.info();
  return {
    release: info.release,
    build: info.build,
    rights: [...info.rights],
    packages: [...(await client.installed())],
    catalogue: await client.catalogue(),
    accounts: await client.accounts(knownAccountNames, attributes),
  };
}

export interface Recorded {
  file: string;
  before: Awaited<ReturnType<typeof look>>;
  after: Awaited<ReturnType<typeof look>>;
  /** Clear and stored secrets, tokens. */
  secrets: string[];
}

/** Our client against the emulator, through the real recorder: sign-in, installation, encryption, write, refusals, pages. */
export async function record(
  customer: Customer,
  file = join(mkdtempSync(join(tmpdir(), "rec-")), "r.jsonl"),
): Promise<Recorded> {
  const { user, password, instanceName } = customer;
  const account = { clientId: "technical", clientSecret: customer.clientSecret, operator: user };
  const emulator = await startEmulator({ user, password, instanceName, technicalAccounts: [account] });
  const recorder = await startRecorder({ target: parseTarget(emulator.url), file });
  const client = clientOf(recorder.url, user, password);
  const again = clientOf(recorder.url, user, password);
  try {
    const before = await look(client);
    await client.install(emulator.imsPackage);
    const ciphertext = await client.encrypt(customer.clientSecret);
    await again.write(emulator.imsAccount, { ...customer.attributes, clientSecret: ciphertext });
    const after = await look(again);
    const tokens = await refusalsAndPages(recorder.url, emulator, customer);
    await Promise.all([client.close(), again.close()]);
    return { file, before, after, secrets: [password, customer.clientSecret, ciphertext, ...tokens] };
  } finally {
    await recorder.close();
    await emulator.close();
  }
}

async function refusalsAndPages(url: string, emulator: Emulator, customer: Customer): Promise<string[]> {
  const wrong = clientOf(url, customer.user, `${customer.password}x`);
  await wrong.info().catch(() => undefined);
  await wrong.close();

  const client = clientOf(url, customer.user, customer.password);
  await client.send({ service: "xtk:session", method: "NoSuchMethod", parameters: [] }).catch(() => undefined);
  await client.send({
    service: "xtk:persist",
    method: "GetEntityIfMoreRecent",
    parameters: [
      { name: "pk", type: "string", value: "xtk:schema|nms:extAccount" },
      { name: "md5", type: "string", value: "" },
      { name: "mustExist", type: "boolean", value: false },
    ],
  });
  const option = { name: "name", type: "string", value: "XtkSecretKey" } as const;
  const [key] = await client.send({ service: "xtk:session", method: "GetOption", parameters: [option] });
  emulator.expireSessions();
  await client.send({ service: "xtk:session", method: "GetUserInfo", parameters: [] });
  await client.close();

  await fetch(`${url}/r/test`);
  await fetch(`${url}/nl/jsp/ping.jsp`, {
    headers: { authorization: `Bearer ${customer.clientSecret.replace(/[^a-z0-9]/g, "")}` },
  });
  await fetch(`${url}/webApp/APP1?who=${encodeURIComponent(customer.user)}`);
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: "technical",
    client_secret: customer.clientSecret,
  });
  const token = (await (await fetch(`${url}/ims/token/v3`, { method: "POST", body: form })).json()) as {
    access_token: string;
  };
  return [key?.text ?? "", token.access_token];
}
