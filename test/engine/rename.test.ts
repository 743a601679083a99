/**
 * One account, and a resource that is renamed, moved or replaced: for a while it is two. The account stays in service throughout.
 * Each case has an instance of its own; they all go through the same runs.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JournalEntry } from "../../provider/emulator/index.ts";
import type { Instance } from "../support/engine-instance.ts";
import { operationsDone } from "../support/engine-output.ts";
import { accountAttributes } from "../support/engine-programs.ts";
import { ok, Room } from "../support/engine-room.ts";
import { type Holder, holders } from "../support/holders.ts";
import type { Ran, Stack } from "../support/pulumi.ts";

const givesBack = ["restore", "alias", "guide", "asked", "failed", "ended", "destroyed"] as const;
const cases = ["disable", "delete", "keep", ...givesBack] as const;
type Case = (typeof cases)[number];

/** A resource of the case, under its first name or a later one. */
const holder = (which: Case, name = "old", rest: Partial<Holder> = {}): Holder => ({
  name: `${which}-${name}`,
  ...rest,
  args: { instance: which, ...rest.args },
});
const deletes = { args: { onDelete: "delete" } };
const first: Record<Case, Holder> = {
  disable: holder("disable", "old", { args: { onDelete: "disable" } }),
  delete: holder("delete", "old", deletes),
  keep: holder("keep", "old", { args: { onDelete: "keep" } }),
  restore: holder("restore"),
  alias: holder("alias"),
  guide: holder("guide"),
  asked: holder("asked", "old", deletes),
  failed: holder("failed"),
  ended: holder("ended"),
  destroyed: holder("destroyed"),
};

const underNewName = (which: Case): Holder => ({ ...first[which], name: `${which}-new` });
/** The alias that the guide gives for an account that moves into a component. */
const intoComponent = `({ name, props, opts }) => name === "guide-signin-account"
  ? { props, opts: { ...opts, aliases: [{ name: "guide-old", parent: pulumi.rootStackResource }] } } : undefined`;
const second: Record<Case, Holder> = {
  ...first,
  disable: underNewName("disable"),
  delete: underNewName("delete"),
  keep: underNewName("keep"),
  restore: underNewName("restore"),
  alias: holder("alias", "new", { options: '{ aliases: [{ name: "alias-old" }] }' }),
  guide: holder("guide", "signin", { kind: "ImsIntegration", options: `{ transforms: [${intoComponent}] }` }),
  ended: underNewName("ended"),
};
const third: Record<Case, Holder> = {
  ...second,
  restore: holder("restore", "signin", { kind: "ImsIntegration" }),
  guide: holder("guide", "acme", { kind: "ImsIntegration", options: '{ aliases: [{ name: "guide-signin" }] }' }),
};
const last: Record<Case, Holder> = {
  ...third,
  restore: underNewName("restore"),
  asked: holder("asked"),
  destroyed: underNewName("destroyed"),
};

const urn = (which: string) =>
  `urn:pulumi:test::engine-test::pulumi-nodejs:dynamic/adobe-campaign:ImsExternalAccount::${which}`;

/** What one instance saw of a run. */
interface Seen {
  calls: JournalEntry[];
  /** Whether people could sign in, after each call. */
  moments: unknown[];
  account: Record<string, string> | undefined;
  secret: string;
}
interface Step extends Record<Case, Seen> {
  ran: Ran;
}

describe("an account that passes from one resource to another", () => {
  let room: Room;
  let stack: Stack;
  const instances = {} as Record<Case, Instance>;
  const steps = {} as Record<"first" | "failed" | "second" | "third" | "last", Step>;
  let heldTwice: string[];
  let destroyed: Ran;

  async function up(program: Record<Case, Holder>, ...flags: string[]): Promise<Step> {
    const moments = {} as Record<Case, unknown[]>;
    const stops = cases.map((which) => {
      const { emulator } = instances[which];
      moments[which] = [];
      instances[which].calls();
      return emulator.onCall(({ phase }) => {
        if (phase === "after") moments[which].push(instances[which].account()?.["active"]);
      });
    });
    stack.write({ "index.js": holders(...Object.values(program)) });
    const ran = await stack.up(...flags);
    for (const stop of stops) stop();
    const seen = cases.map((which): [Case, Seen] => [
      which,
      {
        calls: instances[which].emulator.journal(),
        moments: moments[which],
        account: instances[which].account(),
        secret: instances[which].secret(),
      },
    ]);
    return { ran, ...(Object.fromEntries(seen) as Record<Case, Seen>) };
  }

  async function upWell(...args: Parameters<typeof up>): Promise<Step> {
    const step = await up(...args);
    ok(step.ran);
    return step;
  }

  const accountsOf = async (which: Case) =>
    (await stack.resources(":ImsExternalAccount"))
      .map((each) => each.urn)
      .filter((each) => each.includes(`::${which}-`));

  /** Of two holders Pulumi would delete now one first, now the other; what depends on another resource goes before that one. */
  async function deleteFirst(newer: string, older: string): Promise<void> {
    const state = await stack.state();
    const { resources = [] } = state.deployment;
    const those = resources.filter((each) => each.urn === newer).map((each) => ({ ...each, dependencies: [older] }));
    state.deployment.resources = [...resources.filter((each) => each.urn !== newer), ...those];
    ok(await stack.importState(state));
  }

  beforeAll(async () => {
    room = await Room.open({ "index.js": "" });
    ({ stack } = room);
    for (const which of cases) {
      instances[which] = await room.startAs(which, { packageInstalled: true });
      instances[which].emulator.edit({ set: { tenant: "before", active: "1", label: "Ours" } });
    }
    steps.first = await upWell(first);
    stack.env["ADOBE_CAMPAIGN_FAILED_PASSWORD"] = "wrong";
    steps.failed = await up(first, "--replace", urn("failed-old"));
    stack.env["ADOBE_CAMPAIGN_FAILED_PASSWORD"] = instances.failed.password.value;
    // What is excluded stays in the state, as after a run that ended before it came to the deletions.
    steps.second = await upWell(second, "--replace", urn("asked-old"), "--exclude", urn("ended-old"));
    heldTwice = await accountsOf("ended");
    ok(await stack.run("state", "taint", urn("asked-old"), "--yes", "--stack", stack.name));
    steps.third = await upWell(third, "--replace", urn("alias-new"));
    ok(await stack.preview("--refresh", "--expect-no-changes"));
    steps.last = await upWell(last, "--exclude", urn("destroyed-old"));
    heldTwice.push(...(await accountsOf("destroyed")));
    await deleteFirst(urn("destroyed-new"), urn("destroyed-old"));
    destroyed = ok(await stack.destroy());
  });
  afterAll(() => room.close());

  const name = "Adobe_Marketing_Cloud";
  const handedOver = (from: string, to: string) =>
    `"${name}" stays in service: "${to}" of this stack holds it instead of "${from}", with what was found at first`;
  const replaced = (which: string) => `"${name}" stays in service: "${which}" is replaced, and goes on with it`;
  const rows = (which: Case) => Object.values(steps).map((step) => step[which].account!["id"]);

  test.each(cases)("people can sign in at each moment of each run (%s)", (which) => {
    for (const [step, { [which]: seen }] of Object.entries(steps)) {
      expect(
        seen.moments.filter((active) => active !== "1"),
        step,
      ).toEqual([]);
      expect(seen.account, step).toMatchObject(accountAttributes);
      expect(seen.secret, step).toBe(room.clientSecret.value);
    }
  });

  test.each(["disable", "delete", "keep"] as const)("a rename without an alias (%s)", (which) => {
    expect(steps.second.ran.text).toContain(handedOver(`${which}-old`, `${which}-new`));
    expect(new Set(rows(which)).size).toBe(1);
  });

  test("a rename without an alias (restore), into the component, and out of it", () => {
    expect(steps.second.ran.text).toContain(handedOver("restore-old", "restore-new"));
    expect(steps.third.ran.text).toContain(handedOver("restore-new", "restore-signin-account"));
    expect(steps.last.ran.text).toContain(handedOver("restore-signin-account", "restore-new"));
  });

  test("a rename with an alias asks nothing of the instance, and the resource is replaced under its new name", () => {
    expect(operationsDone(steps.second.ran, "alias-new")).toEqual([]);
    expect(steps.second.alias.calls).toEqual([]);
    expect(steps.third.ran.text).toContain(replaced("alias-new"));
  });

  test("the aliases of the guide: of a component, and of an account that moves into one", () => {
    expect(operationsDone(steps.second.ran, "guide-signin-package")).toEqual(["created"]);
    expect(operationsDone(steps.second.ran, "guide-signin-account")).toEqual([]);
    for (const unchanged of ["guide-acme-account", "guide-acme-package"])
      expect(operationsDone(steps.third.ran, unchanged), unchanged).toEqual([]);
    const writes = [steps.second, steps.third].flatMap(({ guide }) => guide.calls.filter(({ write }) => write));
    expect(writes).toEqual([]);
  });

  test("a replacement that somebody asks for: up --replace, state taint", () => {
    expect(steps.second.ran.text).toContain(replaced("asked-old"));
    expect(steps.third.ran.text).toContain(replaced("asked-old"));
    expect(new Set(rows("asked")).size).toBe(1);
  });

  test("a replacement whose creation fails is made good by the next up", () => {
    const { ran } = steps.failed;
    expect(ran.code, ran.text).not.toBe(0);
    expect(ran.text).toContain("ACC3001");
  });

  test("a run that ended between the creation and the deletion is made good by the next up, or by destroy", () => {
    expect(heldTwice.sort()).toEqual(["destroyed-new", "destroyed-old", "ended-new", "ended-old"].map(urn));
    expect(steps.third.ran.text).toContain(handedOver("ended-old", "ended-new"));
    expect(destroyed.text).toContain(`destroyed-old (destroyed): "${name}" was given back with "destroyed-new"`);
  });

  test.each(givesBack)("destroy gives back what was found at first (%s)", (which) => {
    expect(instances[which].account()).toMatchObject({ tenant: "before", active: "1", label: "Ours", imsServer: "" });
    expect(instances[which].secret()).toBe("");
  });
});
