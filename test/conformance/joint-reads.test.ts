/** One query serves the reads of a command; none of them sees what is older than the command, or than a write of its own. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { CampaignInstance } from "../../provider/campaign/instance";
import { freshness } from "../../provider/campaign/joint-read";
import type { RowSchema } from "../../provider/campaign/rows";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../provider/emulator/index";
import { AdobeCampaignError, NetworkError, UnknownAttributeError } from "../../provider/errors/index";
import { canary, failureOf, instanceFor } from "../support/client";

const schema: RowSchema = { id: "xtk:group", plural: "security groups", constants: { type: "1" } };
const label = { label: "label" };
const every = { label: "label", description: "<desc>" };
const usual = { ...freshness };

let emulator: Emulator;
let instance: CampaignInstance;

async function open(options: EmulatorOptions = {}): Promise<void> {
  emulator = await startEmulator({ password: canary.password, ...options });
  instance = instanceFor(emulator.url);
  await instance.info();
  emulator.clearJournal();
}
beforeEach(() => open());
afterEach(async () => {
  Object.assign(freshness, usual);
  await instance.close();
  await emulator.close();
});

const rows = () => instance.rows(schema);
const read = (name: string, wanted = label, all: typeof every | typeof label = every) => rows().read(name, wanted, all);
const labelOf = async (name: string) => (await read(name))?.label;
/** Queries since the last time. */
const queries = () => {
  const asked = emulator.journal().filter(({ method }) => method === "ExecuteQuery").length;
  emulator.clearJournal();
  return asked;
};

describe("reads of rows", () => {
  it("are one query, whether they are asked for at the same time or one after the other", async () => {
    const alone = await rows().get("delivery", label);
    queries();
    const together = await Promise.all(["delivery", "admin", "nobody"].map((name) => read(name)));
    expect(together[0]).toEqual(alone);
    expect(together.map((row) => row?.name)).toEqual(["delivery", "admin", undefined]);
    expect((await read("offer", every))!.attributes).toEqual({ label: "Offer managers", "<desc>": "" });
    // A right has that name, too.
    expect(await labelOf("workflow")).toBe("Workflow execution");
    expect(queries()).toBe(1);
  });

  it("see what was changed by hand when the same is asked for again", async () => {
    expect(await labelOf("offer")).toBe("Offer managers");
    emulator.editGroup({ group: "offer", set: { label: "Others" } });
    expect(await labelOf("offer")).toBe("Others");
    emulator.removeGroup("offer");
    expect(await labelOf("offer")).toBeUndefined();
    expect(queries()).toBe(3);
  });

  it.for(["done", "lost before", "lost after"])("see what was written meanwhile: %s", async (how) => {
    await read("admin");
    if (how !== "done")
      emulator.inject({ kind: "reset", when: how === "lost after" ? "after" : "before", at: { method: "Write" } });
    await rows()
      .update("offer", { label: "Written" })
      .catch(() => undefined);
    expect(await labelOf("offer")).toBe(how === "lost before" ? "Offer managers" : "Written");
    expect(queries()).toBe(2);
  });

  it("ask anew after a while, for a process that outlives a command", async () => {
    await read("admin");
    freshness.longest = 0;
    emulator.editGroup({ group: "offer", set: { label: "Others" } });
    expect(await labelOf("offer")).toBe("Others");
  });

  it("all fail with what went wrong, and none that comes later does", async () => {
    emulator.inject({ kind: "reset", times: 3, at: { method: "ExecuteQuery" } });
    const failures = await Promise.all(["offer", "admin"].map((name) => failureOf(read(name))));
    for (const failure of failures) expect(failure).toBeInstanceOf(NetworkError);
    expect(await labelOf("delivery")).toBe("Delivery operators");
    expect(await labelOf("offer")).toBe("Offer managers");
  });

  it("ask apart where everything together is refused, and say what is wrong with their own question", async () => {
    emulator.inject({ kind: "fault", times: 1, at: { method: "ExecuteQuery" } });
    expect(await labelOf("offer")).toBe("Offer managers");
    expect(await labelOf("admin")).toBe("Administrator");
    expect(queries()).toBe(3);
    const failure = await failureOf(rows().read("offer", { rank: "rank" }, every));
    expect(failure).toBeInstanceOf(UnknownAttributeError);
    expect(failure).toBeInstanceOf(AdobeCampaignError);
  });

  it("ask apart for an attribute that not all of them know", async () => {
    expect((await rows().read("offer", every, label))!.attributes["<desc>"]).toBe("");
    expect((await rows().read("offer", label, { rank: "rank" }))!.label).toBe("Offer managers");
    expect((await rows().read("offer", label, { label: "label", rank: "rank" }))!.label).toBe("Offer managers");
  });

  it("read several pages, and ask apart among very many", async () => {
    await instance.close();
    await emulator.close();
    await open({ groups: Array.from({ length: 1500 }, (_, index) => `group${index}`) });
    expect(await Promise.all([labelOf("group7"), labelOf("group1400")])).toEqual(["group7", "group1400"]);
    expect(queries()).toBe(2);
    for (let index = 0; index < 1500; index++) emulator.addGroup({ name: `more${index}` });
    expect(await labelOf("group7")).toBe("group7");
    expect(queries()).toBe(4);
    expect(await labelOf("more1400")).toBe("more1400");
    expect(queries()).toBe(1);
  });
});

describe("reads of rights", () => {
  const idOf = async (name: string) => (await read(name))!.id;
  const held = async (name: string) =>
    (await instance.namedRights.read(await idOf(name), "operator")).map((right) => right.name).sort();

  it("are one query for all groups, and belong to each of them", async () => {
    const expected = emulator.groups().map(({ attributes, rights }) => [attributes["name"], [...rights].sort()]);
    const names = expected.map(([name]) => name as string);
    const seen = await Promise.all(names.map(async (name) => [name, await held(name)]));
    expect(seen).toEqual(expected);
    expect(queries()).toBe(2);
    const alone = await instance.namedRights.of(await idOf("delivery"), "operator");
    expect(alone.map((right) => right.name).sort()).toEqual(await held("delivery"));
  });

  it("see what was given meanwhile", async () => {
    await held("delivery");
    const right = (await instance.namedRights.list()).find(({ name }) => name === "sql")!;
    await instance.namedRights.write("insertOrUpdate", await idOf("content"), right, "operator");
    expect(await held("content")).toEqual(["sql"]);
    emulator.takeRight({ group: "content", right: "sql" });
    expect(await held("content")).toEqual([]);
  });
});
