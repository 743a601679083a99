/** A row of any schema, in a storage that it shares with rows of other types: read, written and given back by the same walk. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { CampaignInstance } from "../../provider/campaign/instance";
import type { RowSchema } from "../../provider/campaign/rows";
import { type Emulator, startEmulator } from "../../provider/emulator/index";
import { UnknownAttributeError } from "../../provider/errors/index";
import type { Context, Properties } from "../../provider/lifecycle/definition";
import { Report } from "../../provider/lifecycle/report";
import { textCodec } from "../../provider/resources/codecs";
import type { FieldTable } from "../../provider/resources/field";
import type { RowKind, RowPart } from "../../provider/resources/row/kind";
import { rowMapping } from "../../provider/resources/row/mapping";
import { rowReconciler } from "../../provider/resources/row/reconcile";
import { canary, failureOf, instanceFor } from "../support/client";

const schema: RowSchema = { id: "xtk:group", plural: "security groups", constants: { type: "1" } };
const common = { codec: textCodec, promotion: "same", drift: "info", meaning: "another text is shown" } as const;
const table = {
  label: { description: "Label.", campaign: { attribute: "label", label: "Label", ...common } },
  description: { description: "Description.", campaign: { attribute: "<desc>", label: "Description", ...common } },
} satisfies FieldTable;

let emulator: Emulator;
let instance: CampaignInstance;
beforeAll(async () => {
  emulator = await startEmulator({ password: canary.password });
  instance = instanceFor(emulator.url);
});
afterAll(async () => {
  await instance.close();
  await emulator.close();
});

const everything = { label: "label", description: "<desc>" };
const rows = () => instance.rows(schema);

describe("a row", () => {
  it("is told apart from those of other types that have its name, with every condition and every write", async () => {
    const operators = JSON.stringify(emulator.operators());
    expect(await rows().get("admin", everything)).toMatchObject({ name: "admin", type: "1" });
    await rows().update("admin", { label: "People who may do all", "<desc>": "a < b & c" });
    const { attributes } = (await rows().get("admin", everything))!;
    expect(attributes).toEqual({ label: "People who may do all", "<desc>": "a < b & c" });
    expect(JSON.stringify(emulator.operators())).toBe(operators);
  });

  it("is created, changed and removed", async () => {
    await rows().write("reviewers", { label: "Reviewers", "<desc>": "Approves" });
    const created = (await rows().get("reviewers", everything))!;
    expect(created).toMatchObject({ label: "Reviewers", type: "1", attributes: { "<desc>": "Approves" } });
    await rows().update("reviewers", { "<desc>": "" });
    expect((await rows().get("reviewers", everything))!.attributes["<desc>"]).toBe("");
    await rows().delete("reviewers");
    expect(await rows().get("reviewers", everything)).toBeUndefined();
    await rows().update("reviewers", { label: "Back again" });
    expect(await rows().get("reviewers", everything)).toBeUndefined();
  });

  it("whose schema lacks an attribute or an element says which", async () => {
    const error = await failureOf(rows().get("admin", { rank: "rank", notes: "<notes>", label: "label" }));
    expect(error).toBeInstanceOf(UnknownAttributeError);
    expect((error as UnknownAttributeError).missing.map(({ field }) => field)).toEqual(["rank", "notes"]);
    expect(error.message).toContain("The security groups of this instance have no attribute");
  });
});

/** A part outside of the row, as rights are: here the emulator's own console writes it. */
const rights: RowPart<never, string[]> = {
  name: "rights",
  isManaged: (inputs: Properties) => inputs["rights"] !== undefined,
  nothing: [],
  observe: (_context, row) => Promise.resolve([...emulator.group(row.name)!.rights].sort()),
  differences: ({ inputs }, seen) => {
    const wanted = (inputs as Properties)["rights"] as string[];
    return Promise.resolve([
      ...wanted.filter((right) => !seen.includes(right)).map((right) => `the right ${right} is missing`),
      ...seen.filter((right) => !wanted.includes(right)).map((right) => `it has the right ${right}`),
    ]);
  },
  write: ({ inputs }, row, seen) => {
    const wanted = (inputs as Properties)["rights"] as string[];
    for (const right of wanted) if (!seen.includes(right)) emulator.giveRight({ group: row.name, right });
    for (const right of seen) if (!wanted.includes(right)) emulator.takeRight({ group: row.name, right });
    return Promise.resolve({ seen: [...wanted].sort(), changes: [`rights ${wanted.join(", ")}`] });
  },
  restore: (_context, row, found) => {
    const { rights: now } = emulator.group(row.name)!;
    for (const right of found) if (!now.includes(right)) emulator.giveRight({ group: row.name, right });
    for (const right of now) if (!found.includes(right)) emulator.takeRight({ group: row.name, right });
    return Promise.resolve();
  },
  changes: (_context, seen, outputs) => {
    const before = (outputs["rights"] ?? []) as string[];
    return before.filter((right) => !seen.includes(right)).map((right) => `the right ${right} was taken away`);
  },
  outputs: (seen) => ({ rights: seen }),
  argument: (inputs, seen) => {
    const wanted = (inputs as Properties)["rights"] as string[];
    return JSON.stringify([...wanted].sort()) === JSON.stringify(seen) ? wanted : seen;
  },
};

const kind: RowKind = {
  noun: "group",
  title: "The security group",
  longNoun: "security group",
  mapping: rowMapping<FieldTable>(table),
  rows: (each) => each.rows(schema),
  search: async ({ inputs, instance: each }, wanted) => {
    const row = await each.rows(schema).get(inputs["groupName"] as string, wanted);
    return row === undefined ? [] : [row];
  },
  searchRemembered: async ({ state, instance: each }, wanted) => {
    const row = await each.rows(schema).get(state!.id, wanted);
    return row === undefined ? [] : [row];
  },
  choose: (_context, found) => found[0],
  placeForNew: ({ inputs }) => Promise.resolve({ row: undefined, name: inputs["groupName"] as string, type: "1" }),
  newAttributes: () => ({}),
  describeRow: ({ name }) => `"${name}"`,
  rivals: () => [],
  guards: () => Promise.resolve(),
  identity: ({ row, name }) => ({ groupName: name, groupId: row?.id }),
  needsRestart: false,
  parts: [rights as unknown as RowPart],
};
const reconciler = rowReconciler(kind);

const lines: string[] = [];
function contextOf(given: Properties, state?: { id: string; outputs: Properties }) {
  const report = new Report("SecurityGroup");
  report.tell = (line) => void lines.push(line);
  const inputs = { mode: "manage", allowManagedInstance: false, onDelete: "restore", ...given };
  const context = { instance, inputs, state, config: undefined, report, registration: {} };
  return context as unknown as Context<never> & { state: never };
}

async function up(given: Properties, state?: { id: string; outputs: Properties }) {
  const context = contextOf(given, state);
  let observed = await reconciler.observe(context);
  observed = await reconciler.ensure(context, observed);
  observed = await reconciler.sync(context, observed);
  const { id, outputs } = reconciler.describe(context, observed);
  const __state = { schemaVersion: 1, inputs: Object.keys(given) };
  return { id, outputs: { ...given, ...outputs, __state } as Properties };
}

describe("the walk of a row with an element, a constant in its key and a part outside", () => {
  const given = { groupName: "delivery", label: "Senders", description: "Send", rights: ["export", "sql"] };

  it("adopts, reads nothing but what it wrote, and gives all of it back", async () => {
    const found = emulator.group("delivery")!;
    lines.length = 0;
    const state = await up(given);
    expect(state.outputs).toMatchObject({ groupName: "delivery", rights: ["export", "sql"] });
    expect(state.outputs["found"]).toMatchObject({ existed: true, parts: { rights: [...found.rights].sort() } });
    expect(state.outputs).not.toHaveProperty("restartRequired");
    expect(state.outputs).not.toHaveProperty("clientSecretDigest");
    expect(lines).toEqual([
      'adopted the group "delivery" on the instance "emulator":',
      expect.stringMatching(/^ {2}label {8}".*" → "Senders"$/),
      expect.stringMatching(/^ {2}description {2}".*" → "Send"$/),
      'changed the group "delivery" on the instance "emulator":',
      "  rights export, sql",
    ]);
    const live = await reconciler.find(contextOf(given, state));
    expect(live).toMatchObject({ id: "delivery", drifted: [], inputs: { label: "Senders", rights: given.rights } });

    const calls = emulator.journal().length;
    expect((await up(given, state)).outputs["found"]).toEqual(state.outputs["found"]);
    expect(emulator.journal().length - calls).toBe(1);

    await reconciler.release(contextOf(given, state));
    const { attributes, rights: back } = emulator.group("delivery")!;
    expect({ label: attributes["label"], desc: attributes["desc"], rights: [...back].sort() }).toEqual({
      label: found.attributes["label"],
      desc: found.attributes["desc"],
      rights: [...found.rights].sort(),
    });
  });

  it("tells what was changed by hand, in the row and beside it, and undoes neither unasked", async () => {
    const state = await up(given);
    emulator.takeRight({ group: "delivery", right: "sql" });
    const live = await reconciler.find(contextOf(given, state));
    expect(live!.drifted).toEqual(["rights"]);
    const error = await failureOf(reconciler.release(contextOf(given, state)));
    expect(error.message).toMatch(/^ACC4010: The group "delivery"/);
    expect(error.message).toContain("the right sql was taken away");
    const again = await up(given, state);
    expect(emulator.group("delivery")!.rights.sort()).toEqual(["export", "sql"]);
    await reconciler.release(contextOf(given, again));
  });

  it("compares without writing", async () => {
    const calls = () => emulator.journal().filter(({ method }) => method === "Write").length;
    const before = calls();
    const error = await failureOf(up({ ...given, mode: "verify", rights: ["export"] }));
    expect(error.message).toContain('label is "');
    expect(error.message).toContain("the right export is missing");
    expect(calls()).toBe(before);
  });

  it("creates, and deletes what it created, unless something keeps it", async () => {
    const reviewers = { groupName: "approvers", label: "Approvers", rights: ["export"] };
    const state = await up(reviewers);
    expect(state.outputs["found"]).toMatchObject({ existed: false, parts: { rights: [] } });
    const kept = rowReconciler({ ...kind, mustStay: () => Promise.resolve("2 operators are in it") });
    lines.length = 0;
    await kept.release(contextOf(reviewers, state));
    expect(lines).toEqual(['kept the group "approvers" on the instance "emulator": 2 operators are in it']);
    expect(emulator.group("approvers")).toBeDefined();
    await reconciler.release(contextOf(reviewers, state));
    expect(emulator.group("approvers")).toBeUndefined();
  });
});
