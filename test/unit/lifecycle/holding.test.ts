import { beforeEach, describe, expect, it } from "vitest";

import type { Context, Properties } from "../../../provider/lifecycle/definition";
import type { EngineAddress, StackResource } from "../../../provider/lifecycle/engine-address";
import { Holding } from "../../../provider/lifecycle/holding";
import { registrationOf } from "../../../provider/lifecycle/registration";
import { imsExternalAccountDefinition } from "../../../provider/resources/ims-external-account/definition";
import { account } from "../../support/account";

const type = "pulumi-nodejs:dynamic/adobe-campaign:ImsExternalAccount";
const urnOf = (name: string) => `urn:pulumi:dev::acme::${type}::${name}`;
const id = "Adobe_Marketing_Cloud";
const identity = { instanceName: "acme", databaseId: "db1" };
const first = { existed: true, attributes: { tenant: "before" } };
const engine = { monitor: "127.0.0.1:1", organization: "organization", project: "acme", stack: "dev" };

interface Named {
  name?: string;
  args?: Properties;
}

const argumentsOf = ({ args = {} }: Named): Properties => ({ ...account, mode: "manage", ...args });
const registered = ({ name }: Named) => (name === undefined ? {} : { __resource: { urn: urnOf(name) } });
const outputsOf = (resource: Named, outputs: Properties = {}): Properties => ({
  ...argumentsOf(resource),
  ...registered(resource),
  ...identity,
  accountName: id,
  found: first,
  __state: { schemaVersion: 1, inputs: Object.keys(argumentsOf(resource)) },
  ...outputs,
});

/** What the engine calls in one command, for resources by name. */
class Command {
  readonly asked: EngineAddress[] = [];
  readonly #holding: Holding;

  constructor(stack: readonly StackResource[] | Error = []) {
    this.#holding = new Holding(imsExternalAccountDefinition, (address) => {
      this.asked.push(address);
      return stack instanceof Error ? Promise.reject(stack) : Promise.resolve(stack);
    });
  }

  check(resource: Named): string[] {
    const inputs = argumentsOf(resource);
    const call = { registration: registrationOf(registered(resource)), engine };
    return this.#holding.announced(call, inputs).map(({ property, reason }) => property + reason);
  }

  exists(resource: Named, olds = outputsOf(resource)): void {
    this.#holding.exists({ registration: registrationOf(registered(resource)) }, olds);
  }

  /** The outputs of the resource that had the account before. */
  async create(resource: Named, { fails = false, where = identity } = {}): Promise<Properties | undefined> {
    const registration = resource.name === undefined ? {} : { urn: urnOf(resource.name) };
    const instance = { info: () => Promise.resolve({ identity: where }) };
    const context = { inputs: argumentsOf(resource), state: undefined, registration, instance };
    const before = await this.#holding.take(context as unknown as Context<Properties>, id);
    this.#holding.ended(
      { registration },
      fails ? undefined : outputsOf(resource, { found: before?.["found"] ?? "ours" }),
    );
    return before;
  }

  delete(resource: Named, outputs = outputsOf(resource)): string | undefined {
    return this.#holding.keptInService({ id, outputs }, { registration: registrationOf(outputs) });
  }

  giveBack(outputs: Properties, work: () => Promise<void>): Promise<string | undefined> {
    return this.#holding.givenBackOnce({ id, outputs }, { registration: registrationOf(outputs) }, work);
  }
}

const inStack = (resource: Named, outputs: Properties = {}): StackResource => ({
  urn: urnOf(resource.name ?? "?"),
  type,
  outputs: outputsOf(resource, outputs),
});

describe("who is created", () => {
  it("takes over what the one before it in the state had found, and asks the engine once", async () => {
    const command = new Command([inStack({ name: "old" })]);
    command.check({ name: "new" });
    expect(await command.create({ name: "new" })).toMatchObject({ found: first });
    await command.create({ name: "third", args: { instance: "other" } });
    expect(command.asked).toEqual([engine]);
    expect(command.delete({ name: "old" })).toBe(
      `"${id}" stays in service: "new" of this stack holds it instead of "old", with what was found at first`,
    );
  });

  it.for<[string, StackResource]>([
    ["of another class", { ...inStack({ name: "old" }), type: "random:index:RandomId" }],
    ["on another instance", inStack({ name: "old", args: { instance: "two" } }, { databaseId: "db2" })],
    ["where another instance was at the same address", inStack({ name: "old" }, { instanceName: "before" })],
    ["of another account", inStack({ name: "old" }, { accountName: "Second" })],
    ["that only verifies", inStack({ name: "old", args: { mode: "verify" } })],
    ["that is only read", inStack({ name: "old" }, { __state: undefined })],
  ])("takes nothing from a resource %s", async ([, other]) => {
    const command = new Command([other]);
    command.check({ name: "new" });
    expect(await command.create({ name: "new" })).toBeUndefined();
  });

  it("takes no ciphertext over from another database", async () => {
    const found = { existed: true, attributes: { tenant: "before", clientSecret: "sealed" } };
    const command = new Command([inStack({ name: "old" }, { databaseId: "copied", found })]);
    command.check({ name: "new" });
    expect(await command.create({ name: "new" })).toMatchObject({ found: { attributes: { clientSecret: "" } } });
  });

  it("takes over from one that was deleted before it in the same command", async () => {
    const command = new Command();
    command.check({ name: "ims" });
    expect(command.delete({ name: "ims" })).toBe(`"${id}" stays in service: "ims" is replaced, and goes on with it`);
    expect(await command.create({ name: "ims" })).toMatchObject({ found: first });
  });

  it("goes on where the engine cannot say what is in the stack, and the deletion says what is lost", async () => {
    const command = new Command(new Error("unknown function"));
    command.check({ name: "new" });
    expect(await command.create({ name: "new" })).toBeUndefined();
    expect(command.delete({ name: "old" })).toMatch(
      /stays in service: "new" of this stack holds it instead of "old"\. What was found at first could not be handed over/,
    );
  });
});

describe("who is deleted", () => {
  let command: Command;
  beforeEach(() => (command = new Command()));

  it("gives the account back when nobody of the program has it, as in destroy", () => {
    expect(command.delete({ name: "old" })).toBeUndefined();
    command.check({ name: "elsewhere", args: { instance: "two" } });
    command.check({ name: "another", args: { accountName: "Second" } });
    command.check({ name: "watcher", args: { mode: "verify" } });
    expect(command.delete({ name: "old" })).toBeUndefined();
  });

  it("gives it back when the creation of the one that was to have it failed", async () => {
    command.check({ name: "new" });
    await command.create({ name: "new" }, { fails: true });
    expect(command.delete({ name: "old" })).toBeUndefined();
  });

  it("leaves it to one that exists, by its account or by the database that it was seen on", () => {
    command.check({ name: "new", args: { accountName: id, instance: "main" } });
    command.exists({ name: "new", args: { accountName: id, instance: "main" } });
    expect(command.delete({ name: "old" })).toContain('"new" of this stack holds it');
  });

  it("is replaced by itself, if its program has the new one created first", async () => {
    command.check({ name: "ims" });
    await command.create({ name: "ims" });
    expect(command.delete({ name: "ims" })).toBe(`"${id}" stays in service: "ims" is replaced, and goes on with it`);
  });

  it("is replaced on another instance: it gives the account back", () => {
    command.check({ name: "ims", args: { instance: "two" } });
    expect(command.delete({ name: "ims" })).toBeUndefined();
  });

  it("is of a release that kept no names: the other one is named", () => {
    command.check({ name: "new" });
    command.exists({ name: "new" });
    expect(command.delete({})).toBe(
      `"${id}" stays in service: "new" of this stack holds it, with what was found at first`,
    );
  });

  it("has the name of the one that has it now, in a component: both addresses are said", () => {
    const moved = { ...outputsOf({ name: "ims" }), __resource: { urn: `urn:pulumi:dev::acme::parent$${type}::ims` } };
    command.check({ name: "ims" });
    command.exists({ name: "ims" });
    expect(command.delete({ name: "ims" }, moved)).toContain(`instead of "urn:pulumi:dev::acme::parent$`);
  });
});

describe("two that are destroyed at the same time, after a run that ended between them", () => {
  const [before, now] = [outputsOf({ name: "old" }), outputsOf({ name: "new" })];

  it("give the account back once", async () => {
    const command = new Command();
    const given: string[] = [];
    const both = [now, before].map((outputs, at) =>
      command.giveBack(outputs, () => Promise.resolve(void given.push(["new", "old"][at]!))),
    );
    expect(await Promise.all(both)).toEqual([undefined, `"${id}" was given back with "new"`]);
    expect(given).toEqual(["new"]);
    expect(await command.giveBack(before, () => Promise.resolve(void given.push("later")))).toContain("given back");
  });

  it.for<[string, Properties, Properties]>([
    ["what was found at first is not the same", now, { ...before, found: { existed: false } }],
    ["one only disables it", now, outputsOf({ name: "old", args: { onDelete: "disable" } })],
    ["they are on two instances", now, outputsOf({ name: "old", args: { instance: "two" } }, { databaseId: "db2" })],
    ["it is the same resource once more", now, now],
  ])("each does its part when %s", async ([, one, other]) => {
    const command = new Command();
    let given = 0;
    const work = () => Promise.resolve(void given++);
    expect([await command.giveBack(one, work), await command.giveBack(other, work)]).toEqual([undefined, undefined]);
    expect(given).toBe(2);
  });

  it("the second does it when the first fails, for both; and again when somebody has had it meanwhile", async () => {
    const command = new Command();
    const failed = command.giveBack(now, () => Promise.reject(new Error("no")));
    let given = 0;
    const second = command.giveBack(before, () => Promise.resolve(void given++));
    expect(await second).toBeUndefined();
    // What it found changed was the work of the second.
    expect(await failed).toBe(`"${id}" was given back with "old"`);
    command.check({ name: "third" });
    await command.create({ name: "third" });
    expect(await command.giveBack(now, () => Promise.resolve(void given++))).toBeUndefined();
    expect(given).toBe(2);
  });
});

describe("an account that nobody can give back", () => {
  const refuse = (why: string) => () => Promise.reject(new Error(why));

  it("fails for the one that has it", async () => {
    const command = new Command();
    await expect(command.giveBack(outputsOf({ name: "new" }), refuse("no"))).rejects.toThrow("no");
  });

  it("fails for both that have it, each with its own reason", async () => {
    const command = new Command();
    const both = ["new", "old"].map((name) => command.giveBack(outputsOf({ name }), refuse(name)));
    const reasons = (await Promise.allSettled(both)).map(
      (ended) => ended.status === "rejected" && String(ended.reason),
    );
    expect(reasons).toEqual(["Error: new", "Error: old"]);
  });
});

describe("two of one program", () => {
  const refused = (first: string, second: string) =>
    expect.stringContaining(
      `ACC4020: The resources "${second}" and "${first}" hold the same ImsExternalAccount`,
    ) as string;

  it.for<[string, Properties, Properties]>([
    ["both by default", {}, {}],
    ["both by name", { accountName: "A" }, { accountName: "A", accountType: 3 }],
    ["both on a named instance", { instance: "one" }, { instance: "one" }],
  ])("are refused when the arguments show it: %s", ([, a, b]) => {
    const command = new Command();
    expect(command.check({ name: "one", args: a })).toEqual([]);
    expect(command.check({ name: "two", args: b })).toEqual([refused("one", "two")]);
  });

  it.for<[string, Properties, Properties]>([
    ["on two instances", { instance: "one" }, { instance: "two" }],
    ["by two names", { accountName: "A" }, { accountName: "B" }],
    ["of two types", { accountType: 1 }, { accountType: 2 }],
    ["one of which only verifies", {}, { mode: "verify" }],
    ["on an instance that is not known yet", {}, { instance: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }],
  ])("are accepted otherwise: %s", ([, a, b]) => {
    const command = new Command();
    expect([...command.check({ name: "one", args: a }), ...command.check({ name: "two", args: b })]).toEqual([]);
  });

  it("are both refused before they write, when only the instance shows it", async () => {
    const command = new Command();
    const named = { name: "two", args: { accountName: id } };
    expect([...command.check({ name: "one" }), ...command.check(named)]).toEqual([]);
    await expect(command.create({ name: "one" })).rejects.toThrow(
      'ACC4020: The resources "one" and "two" hold the same',
    );
    await expect(command.create(named)).rejects.toThrow('ACC4020: The resources "two" and "one" hold the same');
  });

  it("are refused one after the other: who came first goes on", async () => {
    const command = new Command();
    command.check({ name: "one" });
    await command.create({ name: "one" });
    expect(command.check({ name: "two", args: { accountName: id } })).toEqual([refused("one", "two")]);
  });

  it("are refused when the state shows it", () => {
    const command = new Command();
    command.check({ name: "one" });
    command.exists({ name: "one" });
    expect(command.check({ name: "two", args: { accountName: id } })).toEqual([refused("one", "two")]);
  });
});
