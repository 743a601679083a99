/**
 * What is drift and what is not, 20,000 times: through the reading of the instance's reply, `read` and `diff` as the engine calls
 * them, and the judgement of the report. The replies are handed over where a socket would have given them; a sample of the same
 * cases goes over real sockets too, and has to come out the same to the last property.
 */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { judge } from "../../../provider/drift/judge";
import { observe } from "../../../provider/drift/observed";
import { registry } from "../../../provider/resources/registry";
import { digest } from "../../../provider/resources/row/secret";
import { DriftInstance } from "../../support/drift-instance";
import { type Case, cases } from "../../support/drift-rewrites";
import { connectionTo, type Provider, startProvider } from "../../support/handlers";

const CIPHERTEXT = "@encrypted/by+the=instance";
const instance = new DriftInstance();
let provider: Provider;

beforeAll(async () => {
  provider = await startProvider(connectionTo(await instance.start(), "deployer", "password"));
  await instance.answerInMemory();
});
afterAll(async () => {
  await provider.close();
  instance.close();
});

/** What the engine and the report make of one answer of the instance, and all that `read` returned. */
async function look({ inputs, row }: Case, ciphertext = CIPHERTEXT) {
  instance.row = `${row} clientSecret="${ciphertext}"`;
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
  const { type } = registry.imsExternalAccount;
  const step = { op: "refresh", urn: `urn:pulumi:s::p::${type}::a`, type, diffs };
  const metadata = { ...step, old: { inputs: given, outputs }, new: { inputs: live.inputs!, outputs: live.props! } };
  const events = [{ resOutputsEvent: { metadata } }];
  const { findings } = judge(events, observe(events).resources);
  return { engine: difference.changes !== false, report: findings.map(({ field }) => field ?? ""), live, findings };
}

/** The names of the fields that have drifted, for the engine and in the report. */
async function drift(each: Case, ciphertext?: string): Promise<{ engine: boolean; report: string[] }> {
  const { engine, report } = await look(each, ciphertext);
  return { engine, report };
}

/** `DRIFT_REWRITES=300` looks at fewer, where time is short: `npm run mutation`. */
const runs = { numRuns: Number(process.env["DRIFT_REWRITES"] ?? 10_000) };

describe("10,000 answers of an instance", () => {
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

describe("over a socket", () => {
  it.each([false, true])("the same answers come out the same (one value changed: %s)", async (isChanged) => {
    const before = instance.requests;
    await fc.assert(
      fc.asyncProperty(cases(isChanged), async (each) => {
        const inMemory = await look(each);
        expect(await instance.overSockets(() => look(each))).toEqual(inMemory);
      }),
      { numRuns: 300 },
    );
    expect(instance.requests - before).toBe(300);
  });
});
