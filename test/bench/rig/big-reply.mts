import type { Emulator } from "pulumi-adobe-campaign/emulator";

import { accountQuery } from "./account.mts";
import type { Proxy } from "./proxy.mts";
import { sdkClient } from "./sdk.mts";

/** A reply of an instance with many accounts, as it comes over the wire, and the means to shorten it. */
export async function manyRows(emulator: Emulator, proxy: Proxy, rows: number): Promise<(bytes: number) => Buffer> {
  for (let row = 0; row < rows; row++)
    emulator.addAccount({
      name: `account${row}`,
      label: `External account number ${row}`,
      type: "3",
      imsServer: "https://ims-na1.adobelogin.com",
      callbackServer: `https://instance${row}.campaign.example.com`,
      clientId: `Campaign${row}-acme`,
    });
  const client = await sdkClient(proxy.url);
  const query = accountQuery("");
  await client.NLWS.xtkQueryDef.create({ ...query, where: undefined, lineCount: rows + 100 }).executeQuery();
  const reply = proxy.replies.get("ExecuteQuery")!.toString("utf8");
  const found = [...reply.matchAll(/<extAccount [\s\S]*?(?:\/>|<\/extAccount>)/g)];
  const start = found[0]!.index;
  const end = found.at(-1)!.index + found.at(-1)![0].length;
  return (bytes) => {
    let kept = found[0]![0];
    for (const [row] of found.slice(1))
      if (reply.length - (end - start) + kept.length + row.length <= bytes) kept += row;
    return Buffer.from(reply.slice(0, start) + kept + reply.slice(end));
  };
}
