/** Runs one query again and again, with our client or with Adobe's, and prints what one costs: `client.mts ours|rival <url> <calls>`. */
import { createRequire } from "node:module";
import { join } from "node:path";

import { root } from "../../../tools/paths.mts";
import { accountQuery, attributes, connection } from "../rig/account.mts";

const [who, url = "", calls = ""] = process.argv.slice(2);
const idle = process.memoryUsage.rss();

const ours = async (): Promise<() => Promise<unknown>> => {
  const load = createRequire(join(root, "dist", "bench.js"));
  const { connectionSettings } = load(
    "./config/connection.js",
  ) as typeof import("../../../provider/config/connection.ts");
  const { openSession } = load(
    "./composition/open-instance.js",
  ) as typeof import("../../../provider/composition/open-instance.ts");
  const { select } = load("./campaign/query.js") as typeof import("../../../provider/campaign/query.ts");
  const settings: Record<string, string> = connection(url);
  const session = openSession(connectionSettings({ get: (key) => settings[key] }));
  await session.info();
  const query = {
    schema: "nms:extAccount",
    select: ["id", "name", "label", "type", "lastModified", "modifiedBy-id", ...attributes, "clientSecret"],
    where: "@name = 'account'",
    orderBy: "id",
  };
  return () => select(session, query);
};

const rival = async (): Promise<() => Promise<unknown>> => {
  const { sdkClient } = await import("../rig/sdk.mts");
  const client = await sdkClient(url);
  return () => client.NLWS.xtkQueryDef.create(accountQuery("account")).executeQuery();
};

const call = await (who === "ours" ? ours() : rival());
await call();
const memory = (process.memoryUsage.rss() - idle) / 2 ** 20;

const count = Number(calls);
for (let i = 0; i < count / 4; i++) await call();
const before = process.cpuUsage();
for (let i = 0; i < count; i++) await call();
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ cpu: (user + system) / 1000 / count, memory }));
process.exit(0);
