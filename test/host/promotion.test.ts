/** What may be promoted from stack dev to stack stage, and what is refused before anything is written. */
import { describe, expect, it } from "vitest";
import type { EmulatorOptions } from "../../provider/emulator";
import type { Promotion } from "../../provider/promotion/promotion.ts";
import { canaries } from "../support/host-canaries.ts";
import { failure, refresh, up } from "../support/host-engine.ts";
import { useRoom } from "../support/host-room.ts";
import type { Properties } from "../support/host-wire.ts";
import { onStage, promotion } from "../support/promotions.ts";
import {
  argumentsOf,
  otherOrganization,
  refusedInCheck,
  wayOut,
  type WrongPromotion,
} from "../support/wrong-promotions.ts";

const room = useRoom();
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Refused when the instance has told what it is: a sign-in, and nothing else. */
const refusedAtTheInstance: { what: string; options: EmulatorOptions; from: Partial<Promotion>; says: string[] }[] = [
  {
    what: "an older release",
    options: { release: "7.3.5" },
    from: {},
    says: ["release 7.3.5 (build 9383) is older than 7.4.1", "stack dev", "stack stage", "Upgrade", wayOut("release")],
  },
  {
    what: "a release of the years before 7",
    options: { release: "21.1.3" },
    from: { instance: { name: "acme_dev", databaseId: "uDev", release: "7.1", build: "9277" } },
    says: ["release 21.1.3 (build 9383) is older than 7.1"],
  },
  {
    what: "release 7 after release 8",
    options: {},
    from: { instance: { name: "acme_dev", databaseId: "uDev", release: "8.5.2", build: "9360" } },
    says: ["older than 8.5.2"],
  },
];

function promotedTo(instance: string, wrong: Omit<WrongPromotion, "what" | "says">) {
  const { fields, given } = argumentsOf(wrong);
  return {
    package: { instance, ...given, promotedFields: fields },
    account: (args: Properties): Properties => ({ ...args, ...fields, ...given }),
  };
}

describe("a wrong promotion", () => {
  it.for(refusedInCheck.map((each) => [each.what, each] as const))(
    "is refused without any request: %s",
    async ([, { says, ...wrong }]) => {
      const { instance, args, emulator } = await scene();
      const to = promotedTo(instance, wrong);
      const ofPackage = await room.host.package.check(to.package);
      const ofAccount = await room.host.account.check(to.account(args));
      const text = ofAccount.failures.map(({ reason }) => reason).join("\n");
      for (const piece of says) expect(text).toContain(piece);
      // The package, which comes first, is as strict.
      const reasons = ofAccount.failures.filter(({ property }) => property === "").map(({ reason }) => reason);
      expect(ofPackage.failures.map(({ reason }) => reason)).toEqual(expect.arrayContaining(reasons));
      expect(ofPackage.failures.length).toBeGreaterThan(0);
      // Free values, such as the client's identifier, are nobody's business here.
      expect(text).not.toContain("Campaign1-acme");
      expect(text).not.toMatch(/undefined|\[object/);
      expect(emulator.journal()).toEqual([]);
    },
  );

  it.for(refusedAtTheInstance.map((each) => [each.what, each] as const))(
    "is refused after the sign-in: %s",
    async ([, { options, from, says }]) => {
      const { instance, args, emulator, since } = await room.scene(options);
      const to = promotedTo(instance, { from });
      for (const call of [() => up(room.host.package, to.package), () => up(room.host.account, to.account(args))]) {
        const error = await failure(call());
        expect(error.message).toMatch(/^ACC4015: /);
        for (const piece of says) expect(error.message).toContain(piece);
        expect(error.partial).toBeUndefined();
      }
      expect(since()).toEqual({ calls: ["Logon"], writes: [] });
      expect(emulator.packages()).not.toContain("emu:imsIntegration");
    },
  );

  it("is refused after the sign-in: to the instance that it comes from", async () => {
    const { instance, proxy, since } = await room.scene({ instanceName: "acme_dev", databaseId: "uDev" });
    const itself = { name: "acme_dev", databaseId: "uDev", url: proxy.url, release: "7.4.1", build: "9383" };
    const to = promotedTo(instance, { from: { instance: itself } });
    const error = await failure(up(room.host.package, to.package));
    expect(error.message).toMatch(/^ACC4015: .*It is the same instance as that of stack dev/s);
    expect(error.message).toContain(`Correct adobe-campaign:instances.${instance}.url of one of the two stacks`);
    expect(since().writes).toEqual([]);
  });

  it.for([
    ["another name", { name: "acme_prod" }],
    ["another database", { databaseId: "uProd" }],
  ] as const)("may go to an instance that took over the address, with %s", async ([, other]) => {
    const options = { instanceName: "acme_dev", databaseId: "uDev", packageInstalled: true };
    const { instance, proxy, since } = await room.scene(options);
    const earlier = { name: "acme_dev", databaseId: "uDev", url: proxy.url, release: "7.4.1", build: "9383", ...other };
    await up(room.host.package, promotedTo(instance, { from: { instance: earlier } }).package);
    expect(since().writes).toEqual([]);
  });

  it("may go to a copy that kept the identity, at another address", async () => {
    const { instance, since } = await room.scene({
      instanceName: "acme_dev",
      databaseId: "uDev",
      packageInstalled: true,
    });
    const original = {
      name: "acme_dev",
      databaseId: "uDev",
      url: "https://dev.example.com",
      release: "7.4.1",
      build: "9383",
    };
    await up(room.host.package, promotedTo(instance, { from: { instance: original } }).package);
    expect(since().writes).toEqual([]);
  });

  it("counts thirty and more", () => {
    expect(refusedInCheck.length + refusedAtTheInstance.length).toBeGreaterThanOrEqual(30);
  });
});

describe("security groups", () => {
  it("that are not as on the stack before are refused without any request, by the package that comes first", async () => {
    const { instance, emulator } = await scene();
    const groups = { reviewers: { label: "Reviewers", rights: ["export"], rightNames: ["export"] } };
    const fields = { securityGroups: { rule: "same" as const, value: groups } };
    const promoted = (securityGroups: Properties) => {
      const { package: given } = promotedTo(instance, { from: promotion({}) });
      const from = given["promotedFrom"] as unknown as Promotion;
      const promotedFrom = { ...from, fields: { ...from.fields, ...fields } };
      return { ...given, promotedFrom, promotedFields: { ...onStage, securityGroups } };
    };
    const right = await room.host.package.check(promoted({ reviewers: { label: "Reviewers", rights: ["Export"] } }));
    expect(right.failures).toEqual([]);
    const wrong = await room.host.package.check(
      promoted({ reviewers: { label: "Reviewers", rights: ["sql"] }, more: {} }),
    );
    expect(wrong.failures.map(({ reason }) => reason.split(" ")[0])).toEqual([
      "securityGroups.reviewers.rights",
      "securityGroups.more",
    ]);
    expect(emulator.journal()).toEqual([]);
  });
});

describe("a promotion that may be", () => {
  it("costs no request", async () => {
    const count = async (extra: (instance: string) => ReturnType<typeof promotedTo> | undefined) => {
      const { instance, args, since } = await room.scene();
      const to = extra(instance);
      const installed = await up(room.host.package, to?.package ?? { instance });
      const plain = { ...args, ...onStage };
      const state = await up(room.host.account, to?.account(args) ?? plain);
      return { calls: since().calls, installed, state };
    };
    const without = await count(() => undefined);
    const promoted = await count((instance) => promotedTo(instance, {}));
    expect(promoted.calls).toEqual(without.calls);
    expect(promoted.state.outputs["promotedFrom"]).toMatchObject({ stack: "dev", into: "stage" });
  });

  it("is no update when only the source has changed, and an update without a write for a new exception", async () => {
    const { instance, args, since } = await room.scene({ packageInstalled: true });
    const first = promotedTo(instance, {});
    const state = await up(room.host.account, first.account(args));
    const ofPackage = await up(room.host.package, first.package);
    since();
    const next = promotedTo(instance, { values: { tenant: "other" } });
    expect(await up(room.host.account, next.account(args), state)).toBe(state);
    expect(await up(room.host.package, next.package, ofPackage)).toBe(ofPackage);
    // Nor when it is left out, or known later only.
    const plain = { ...args, ...onStage };
    expect((await room.host.account.diff(state.id, state.outputs, { ...state.inputs, ...plain })).changes).toBe("none");
    expect(since().calls).toEqual([]);
    const excepted = promotedTo(instance, {
      values: { scopes: ["openid"] },
      exceptions: { scopes: "dev has not all of them yet" },
    });
    const updated = await up(room.host.account, excepted.account(args), state);
    expect(updated.outputs["promotionExceptions"]).toEqual({ scopes: "dev has not all of them yet" });
    expect(since()).toEqual({ calls: ["ExecuteQuery"], writes: [] });
    expect(await up(room.host.package, excepted.package, ofPackage)).toBe(ofPackage);
    // A refresh keeps the reason.
    expect((await refresh(room.host.account, updated))!.inputs["promotionExceptions"]).toEqual(
      updated.outputs["promotionExceptions"],
    );
  });

  it.for([
    ["the same in another spelling", { change: { imsServer: "ims-na1.ADOBELOGIN.com" } }],
    ["scopes in another order", { change: { scopes: ["session", "openid", "AdobeID"] } }],
    ["what is free", { values: { tenant: "other", clientId: "Another", label: "Other" } }],
    ["what dev does not manage", { values: { scopes: undefined } }],
    ["what stage does not manage", { change: { productContext: undefined } }],
    [
      "an exception",
      { change: { organizationId: otherOrganization }, exceptions: { organizationId: "the test organization" } },
    ],
    ["a source in verify mode that is as it should be", { from: { mode: "verify" } }],
    ["a member that a later release adds", { from: { later: { of: "any kind" } } }],
    [
      "a drift that cannot be waited for",
      { from: { drifted: ["tenant"] }, exceptions: { drifted: "the secret has ended" } },
    ],
    ["a source that is not known yet", { from: { stack: UNKNOWN } }],
    ["a value that is not known yet", { change: { organizationId: UNKNOWN } }],
  ] as [string, Omit<WrongPromotion, "what" | "says">][])("passes the check: %s", async ([, right]) => {
    const { instance, args } = await scene();
    const to = promotedTo(instance, right);
    expect((await room.host.package.check(to.package)).failures).toEqual([]);
    expect((await room.host.account.check(to.account(args))).failures).toEqual([]);
  });

  it.for([
    ["the same release", {}, undefined],
    ["a newer release", { release: "7.4.2" }, undefined],
    ["an older release, knowingly", { release: "7.3.5" }, { release: "upgraded next week" }],
  ] as [string, EmulatorOptions, Properties | undefined][])(
    "passes the instance: %s",
    async ([, options, exceptions]) => {
      const { instance } = await room.scene(options);
      const to = promotedTo(instance, exceptions === undefined ? {} : { exceptions });
      expect((await up(room.host.package, to.package)).id).toBe("emu:imsIntegration");
    },
  );
});

/** One instance for all that are only checked: nobody asks it anything. */
let shared: ReturnType<typeof room.scene> | undefined;
function scene() {
  return (shared ??= room.scene());
}

describe("what a stack passes on of itself", () => {
  const drifted = (outputs: Properties) => (outputs["__state"] as { drifted?: string[] }).drifted;

  it("names what an update repaired, though nobody had refreshed, until the next look finds it in order", async () => {
    const { emulator, args } = await room.scene({ packageInstalled: true });
    const state = await up(room.host.account, args);
    expect(drifted(state.outputs)).toBeUndefined();
    emulator.edit({ set: { imsRightsMask: "Campaign - other - (.*)" } });
    const updated = await up(room.host.account, { ...args, tenant: "acme2" }, state);
    expect(drifted(updated.outputs)).toEqual(["associationMask"]);
    const looked = (await refresh(room.host.account, updated))!;
    expect(drifted(looked.outputs)).toBeUndefined();
    // A later update has nothing to carry over.
    const later = await up(room.host.account, { ...args, tenant: "acme3" }, updated);
    expect(drifted(later.outputs)).toBeUndefined();
  });

  it("names a secret that was set by hand, when the update that repairs it was for something else", async () => {
    const { emulator, args } = await room.scene({ packageInstalled: true });
    const state = await up(room.host.account, args);
    emulator.edit({ set: { clientSecret: canaries.rotated } });
    const updated = await up(room.host.account, { ...args, tenant: "acme2" }, state);
    expect(drifted(updated.outputs)).toEqual(["clientSecret"]);
  });

  it("keeps what a refresh found, when the repair comes after it", async () => {
    const { emulator, args } = await room.scene({ packageInstalled: true });
    const state = await up(room.host.account, args);
    emulator.edit({ set: { tenant: "other" } });
    const looked = (await refresh(room.host.account, state))!;
    const repaired = await up(room.host.account, args, looked);
    expect(emulator.account(state.id)).toMatchObject({ tenant: "acme" });
    expect(drifted(repaired.outputs)).toEqual(["tenant"]);
  });

  it("names what a verification cannot repair, until it succeeds", async () => {
    const { emulator, args } = await room.scene({ packageInstalled: true });
    const managed = await up(room.host.account, args);
    const verified = { ...args, mode: "verify" };
    const state = await up(room.host.account, verified, managed);
    emulator.edit({ set: { tenant: "other" } });
    const looked = (await refresh(room.host.account, state))!;
    expect(drifted(looked.outputs)).toEqual(["tenant"]);
    expect((await failure(up(room.host.account, verified, looked))).message).toMatch(/^ACC4009: /);
    emulator.edit({ set: { tenant: "acme" } });
    expect(drifted((await up(room.host.account, verified, looked)).outputs)).toBeUndefined();
  });
});
