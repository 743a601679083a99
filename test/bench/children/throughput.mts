/** Asks an instance for one account, over and over, on a few connections; prints the replies per second: `throughput.mts <url> <account>`. */
import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

import type { SessionTokens } from "../../../provider/campaign/soap/envelope.ts";
import { root } from "../../../tools/paths.mts";
import { connection } from "../rig/account.mts";

const CONNECTIONS = 8;
const SECONDS = 3;

const [url = "", account = ""] = process.argv.slice(2);
const load = createRequire(join(root, "dist", "bench.js"));
const { connectionSettings } = load(
  "./config/connection.js",
) as typeof import("../../../provider/config/connection.ts");
const { openSession } = load(
  "./composition/open-instance.js",
) as typeof import("../../../provider/composition/open-instance.ts");

const settings: Record<string, string> = connection(url);
const { authorization } = await openSession(connectionSettings({ get: (key) => settings[key] })).info();
const tokens = authorization as SessionTokens;
const body =
  '<E:Envelope xmlns:E="http://schemas.xmlsoap.org/soap/envelope/"><E:Body><m:ExecuteQuery xmlns:m="urn:xtk:queryDef">' +
  `<sessiontoken>${tokens.session}</sessiontoken><document><queryDef schema="nms:extAccount" operation="select"><select>` +
  '<node expr="@id"/><node expr="@name"/><node expr="@label"/><node expr="@type"/></select>' +
  `<where><condition expr="@name = '${account}'"/></where></queryDef></document></m:ExecuteQuery></E:Body></E:Envelope>`;
const headers = {
  "Content-Type": "text/xml",
  SoapAction: "xtk:queryDef#ExecuteQuery",
  "X-Security-Token": tokens.security,
  Cookie: `__sessiontoken=${tokens.session}`,
  "Content-Length": Buffer.byteLength(body),
};

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
async function ask(): Promise<void> {
  const sent = request(`${url}/nl/jsp/soaprouter.jsp`, { method: "POST", headers, agent });
  sent.end(body);
  const [reply] = (await once(sent, "response")) as [IncomingMessage];
  let text = "";
  for await (const chunk of reply.setEncoding("utf8") as AsyncIterable<string>) text += chunk;
  if (!text.includes(account)) throw new Error(`not what was asked for: ${text}`);
}

async function askFor(seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let replies = 0;
  const connection = async () => {
    for (; performance.now() < end; replies++) await ask();
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return replies / seconds;
}

await askFor(1);
console.log(JSON.stringify({ perSecond: await askFor(SECONDS) }));
process.exit(0);
