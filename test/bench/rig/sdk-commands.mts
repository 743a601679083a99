import { accountQuery } from "./account.mts";
import { type SdkClient, sdkClient } from "./sdk.mts";

const NAME = "Adobe_Marketing_Cloud";

const read = (client: SdkClient) => client.NLWS.xtkQueryDef.create(accountQuery(NAME)).executeQuery();
const write = (client: SdkClient, values: Record<string, string>) =>
  client.NLWS.xtkSession.write({
    xtkschema: "nms:extAccount",
    _operation: "insertOrUpdate",
    _key: "@name",
    name: NAME,
    ...values,
  });

/** A script by hand that does with Adobe's client what the command does: sees, writes what differs, and sees that it arrived. */
const scripts = {
  refresh: read,
  "first up": async (client: SdkClient) => {
    await read(client);
    const clientSecret = await client.NLWS.xtkSession.encryptPassword("a secret");
    await write(client, { tenant: "acme", clientSecret });
    await read(client);
  },
  update: async (client: SdkClient) => {
    await read(client);
    await write(client, { tenant: "other" });
    await read(client);
  },
  rotation: async (client: SdkClient) => {
    await read(client);
    const clientSecret = await client.NLWS.xtkSession.encryptPassword("another secret");
    await write(client, { clientSecret });
    await read(client);
  },
  destroy: async (client: SdkClient) => {
    await read(client);
    await write(client, { tenant: "" });
    await read(client);
  },
};

export type Command = keyof typeof scripts;

export async function runWithSdk(command: Command, url: string, imsPackage: string): Promise<void> {
  const [namespace = "", name = ""] = imsPackage.split(":");
  const client = await sdkClient(url);
  client.hasPackage(namespace, name); // from the logon's reply
  await scripts[command](client);
}
