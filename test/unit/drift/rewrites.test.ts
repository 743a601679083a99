/**
 * What is drift and what is not, 20,000 times: through the reading of the instance's reply, `read` and `diff` as the engine calls
 * them, and the judgement of the report.
 */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { judge } from "../../../provider/drift/judge";
import { observe } from "../../../provider/drift/observed";
import { frozen } from "../../../provider/resources/frozen";
import { digest } from "../../../provider/resources/ims-external-account/secret";
import { type Case, cases } from "../../support/drift-rewrites";
import { connectionTo, type Provider, startProvider } from "../../support/handlers";
import { envelope } from "../../support/replies";

const CIPHERTEXT = "@encrypted/by+the=instance";
const logon = envelope(
  `<LogonResponse xmlns="urn:xtk:session"><pstrSessionToken>session</pstrSessionToken><pSessionInfo><sessionInfo><serverInfo instanceName="i" databaseId="d" releaseName="7.4.1" buildNumber="9383"/><userInfo login="deployer"><login-right right="admin"/></userInfo></sessionInfo></pSessionInfo><pstrSecurityToken>security</pstrSecurityToken></LogonResponse>`,
);

let row = "";
let server: Server;
let provider: Provider;

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume().on("end", () => {
      const isLogon = String(request.headers["soapaction"]).includes("Logon");
      const rows = `<extAccount id="0" name="" type="0"/><extAccount id="7" name="MAC" type="42" lastModified="now" modifiedBy-id="3" ${row}/>`;
      response.writeHead(200, { "content-type": "text/xml" });
      response.end(
        isLogon
          ? logon
          : envelope(
              `<ExecuteQueryResponse xmlns="urn:xtk:queryDef"><pdomOutput><extAccount-collection>${rows}</extAccount-collection></pdomOutput></ExecuteQueryResponse>`,
            ),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  provider = await startProvider(connectionTo(url, "deployer", "password"));
});
afterAll(async () => {
  await provider.close();
  server.closeAllConnections();
  server.close();
});

/** What the engine and the report make of one answer of the instance: the names of the fields that have drifted. */
async function drift(
  { inputs, row: answer }: Case,
  ciphertext = CIPHERTEXT,
): Promise<{ engine: boolean; report: string[] }> {
  row = `${answer} clientSecret="${ciphertext}"`;
  const given = { ...inputs, mode: "manage", onDelete: "restore", allowManagedInstance: false };
  const outputs = {
    ...given,
    accountType: 42,
    instanceName: "i",
    databaseId: "d",
    clientSecretDigest: digest(CIPHERTEXT, "salt"),
    __state: { schemaVersion: 1, inputs: Object.keys(given) },
  };
  const live = await provider.imsExternalAccount.read("MAC", outputs);
  const difference = (await provider.imsExternalAccount.diff("MAC", live.props!, given)) as { changes?: boolean };
  const diffs = Object.keys(given).filter(
    (name) => JSON.stringify(live.inputs![name]) !== JSON.stringify(given[name as keyof typeof given]),
  );
  const { type } = frozen.imsExternalAccount;
  const step = { op: "refresh", urn: `urn:pulumi:s::p::${type}::a`, type, diffs };
  const metadata = { ...step, old: { inputs: given, outputs }, new: { inputs: live.inputs!, outputs: live.props! } };
  const events = [{ resOutputsEvent: { metadata } }];
  const { findings } = judge(events, observe(events));
  return { engine: difference.changes !== false, report: findings.map(({ field }) => field ?? "") };
}

const runs = { numRuns: 10_000 };

describe("10,000 answers of an instance", { timeout: 300_000 }, () => {
  it("that mean what the program says are no drift, however they are written", async () => {
    await fc.assert(
      fc.asyncProperty(cases(false), async (each) => {
        expect(await drift(each)).toEqual({ engine: false, report: [] });
      }),
      runs,
    );
  });

  it("with one value that means something else are drift of just that field", async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(cases(true), async (each) => {
        seen.add(each.changed!);
        expect(await drift(each)).toEqual({ engine: true, report: [each.changed] });
      }),
      runs,
    );
    expect(seen.size).toBe(11);
  });
});

describe("the secret", () => {
  it("has drifted when its stored form is another, whatever else is spelled anew", async () => {
    await fc.assert(
      fc.asyncProperty(cases(false), fc.stringMatching(/^@[A-Za-z0-9/+]{8,20}$/), async (each, ciphertext) => {
        expect(await drift(each, ciphertext)).toEqual({ engine: true, report: ["clientSecret"] });
      }),
      { numRuns: 200 },
    );
  });
});
