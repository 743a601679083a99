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

/** Columns of a schema where a condition holds. */
const select = (client: SdkClient, schema: string, nodes: readonly string[], condition: string) =>
  client.NLWS.xtkQueryDef
    .create({
      schema,
      operation: "select",
      lineCount: 1000,
      select: { node: nodes.map((expr) => ({ expr })) },
      where: { condition: { expr: condition } },
    })
    .executeQuery();
const groupColumns = ["@id", "@name", "@label", "desc"];
const heldColumns = ["[@group-id]", "[operator/@name]"];
const NEW = "new";

type Rows = readonly Record<string, string>[];
const rowsIn = (answer: Record<string, unknown>) => Object.values(answer).find(Array.isArray) as Rows;

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
  "refresh of groups": async (client: SdkClient) => {
    await read(client);
    await select(client, "xtk:group", groupColumns, "@type = 1");
    await select(client, "xtk:operatorGroup", heldColumns, "[group/@type] = 1 and [operator/@type] = 2");
  },
  "first up of a group": async (client: SdkClient) => {
    const find = (schema: string, condition: string) => select(client, schema, groupColumns, condition);
    const rights = rowsIn(await find("xtk:group", "@type = 2"));
    await find("xtk:group", `@name = '${NEW}' and @type = 1`);
    const group = { xtkschema: "xtk:group", _operation: "insertOrUpdate", _key: "@name,@type", type: "1" };
    await client.NLWS.xtkSession.write({ ...group, name: NEW, label: "New" });
    const [made] = rowsIn(await find("xtk:group", `@name = '${NEW}' and @type = 1`));
    for (const right of rights.slice(0, 3))
      await client.NLWS.xtkSession.write({
        xtkschema: "xtk:operatorGroup",
        _operation: "insertOrUpdate",
        "group-id": made!["id"],
        "operator-id": right["id"],
      });
    await select(client, "xtk:operatorGroup", heldColumns, `[@group-id] = ${made!["id"]} and [operator/@type] = 2`);
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
