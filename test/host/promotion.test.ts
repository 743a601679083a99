/** What may be promoted from stack dev to stack stage, and what is refused before anything is written. */
import { describe, expect, it } from "vitest";
import type { EmulatorOptions } from "../../provider/emulator";
import type { Promotion } from "../../provider/promotion/promotion.ts";
import { canaries } from "../support/host-canaries.ts";
import { failure, refresh, up } from "../support/host-engine.ts";
import { useRoom } from "../support/host-room.ts";
import type { Properties } from "../support/host-wire.ts";
import { onStage, promotion } from "../support/promotions.ts";

const room = useRoom();
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

interface Wrong {
  what: string;
  /** What dev passes on, where it is not the good one. */
  from?: Partial<Promotion> | Properties;
  /** Values that are other on dev. */
  values?: Properties;
  /** Values that are other on stage. */
  change?: Properties;
  exceptions?: Properties;
  says: string[];
}

const wayOut = (field: string) => `promotionExceptions.${field}`;
const otherOrganization = "ABCDEF0123456789ABCDEF01@AdobeOrg";
const stage = "https://stage.campaign.example.com";

/** Refused in `check`: no request at all. */
const refusedInCheck: Wrong[] = [
  {
    what: "another organization",
    change: { organizationId: otherOrganization },
    says: [
      `organizationId is "${otherOrganization}" on stack stage`,
      `"0123456789ABCDEF01234567@AdobeOrg" on stack dev`,
      "correct one of them",
      wayOut("organizationId"),
    ],
  },
  {
    what: "an organization of another case",
    change: { organizationId: "0123456789abcdef01234567@AdobeOrg" },
    says: ["organizationId is", "stack dev", wayOut("organizationId")],
  },
  {
    what: "an organization that is other on dev",
    values: { organizationId: otherOrganization },
    says: [`but "${otherOrganization}" on stack dev`],
  },
  {
    what: "another IMS server",
    change: { imsServer: "https://adobeid-na1.services.adobe.com" },
    says: ['imsServer is "https://adobeid-na1.services.adobe.com" on stack stage', wayOut("imsServer")],
  },
  {
    what: "an IMS server for tests",
    change: { imsServer: "https://ims-na1-stg1.adobelogin.com" },
    says: ["has to be the same everywhere"],
  },
  {
    what: "another port of the IMS server",
    change: { imsServer: "https://ims-na1.adobelogin.com:8443" },
    says: ["imsServer is"],
  },
  {
    what: "scopes that are no list, on both",
    values: { scopes: "openid" },
    change: { scopes: "AdobeID" },
    says: ["it must be a list of texts", 'scopes is "AdobeID" on stack stage, but "openid" on stack dev'],
  },
  { what: "a scope less", change: { scopes: ["openid", "AdobeID"] }, says: ['scopes is ["openid","AdobeID"]'] },
  {
    what: "a scope more",
    change: { scopes: ["openid", "AdobeID", "session", "additional_info"] },
    says: ["scopes is", "additional_info", wayOut("scopes")],
  },
  { what: "a scope in another case", change: { scopes: ["OpenID", "AdobeID", "session"] }, says: ["scopes is"] },
  {
    what: "another product context",
    change: { productContext: "other_context" },
    says: ['productContext is "other_context" on stack stage', wayOut("productContext")],
  },
  {
    what: "dev's callback",
    change: { callbackServer: "https://dev.campaign.example.com" },
    says: [
      'callbackServer is "https://dev.campaign.example.com" on stack stage',
      "belongs to stack dev",
      "give stack stage its own",
      wayOut("callbackServer"),
    ],
  },
  {
    what: "dev's callback in capitals",
    change: { callbackServer: "https://DEV.Campaign.Example.com" },
    says: ["belongs to stack dev, where it is"],
  },
  {
    what: "dev's callback with the port that is meant anyway",
    change: { callbackServer: "https://dev.campaign.example.com:443" },
    says: ["belongs to stack dev"],
  },
  { what: "stage's callback on dev", values: { callbackServer: stage }, says: [`"${stage}" on stack stage`] },
  {
    what: "the callback of an environment before dev",
    from: { earlier: [{ project: "acme", stack: "sandbox", different: { callbackServer: stage } }] },
    says: ["belongs to stack sandbox", "stack stage"],
  },
  {
    what: "the callback of the first of many environments",
    from: {
      earlier: [
        { project: "acme", stack: "first", different: { callbackServer: `${stage}:443` } },
        { project: "acme", stack: "second", different: { callbackServer: "https://second.example.com" } },
      ],
    },
    says: ["belongs to stack first"],
  },
  { what: "a source that was never applied", from: { applied: false }, says: ["was never applied", "run `pulumi up`"] },
  {
    what: "a source that had drifted",
    from: { drifted: ["tenant", "label"] },
    says: ["stack dev had drifted", "(tenant, label)", "stack stage", "`pulumi up --refresh` on stack dev"],
  },
  {
    what: "a source whose secret was set by hand",
    from: { drifted: ["clientSecret"] },
    says: ["stack dev had drifted", "(clientSecret)"],
  },
  {
    what: "a source in verify failure",
    from: { mode: "verify", drifted: ["callbackServer"] },
    says: ["stack dev is in verify failure", "(callbackServer)", "stack stage", "administrator"],
  },
  {
    what: "the output of an older release",
    from: { schemaVersion: 1 },
    says: ["older release", "run `pulumi up`"],
  },
  {
    what: "the output of a newer release",
    from: { schemaVersion: 3 },
    says: ["newer release", "update the package"],
  },
  {
    what: "something that is no promotion",
    from: { schemaVersion: undefined, applied: undefined },
    says: ["it is no promotion", "StackReference"],
  },
  { what: "a promotion without its fields", from: { fields: undefined }, says: ["it is incomplete"] },
  { what: "a promotion whose fields are a list", from: { fields: [] }, says: ["it is incomplete"] },
  {
    what: "an exception without a reason",
    change: { organizationId: otherOrganization },
    exceptions: { organizationId: "" },
    says: ["it is empty; give the reason"],
  },
  {
    what: "an exception for a field that there is not",
    exceptions: { organisationId: "misspelled" },
    says: ['there is no field "organisationId"; there are: imsServer,'],
  },
  {
    what: "an exception for another field",
    change: { organizationId: otherOrganization },
    exceptions: { scopes: "on purpose" },
    says: ["organizationId is"],
  },
];

/** Refused when the instance has told what it is: a sign-in, and nothing else. */
const refusedAtTheInstance: { what: string; options: EmulatorOptions; from: Partial<Promotion>; says: string[] }[] = [
  {
    what: "an older release",
    options: { release: "7.3.5" },
    from: {},
    says: ["release 7.3.5 (build 9383) is older than 7.4.1", "stack dev", "Stack stage", "Upgrade", wayOut("release")],
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

function promotedTo(
  instance: string,
  { from = {}, values = {}, change = {}, exceptions }: Omit<Wrong, "what" | "says">,
) {
  // As JSON, which knows no undefined values, as the wire does.
  const promotedFrom = JSON.parse(JSON.stringify({ ...promotion({}, values), ...from, into: "stage" })) as Properties;
  const given = { promotedFrom, ...(exceptions === undefined ? {} : { promotionExceptions: exceptions }) };
  const fields = JSON.parse(JSON.stringify({ ...onStage, ...change })) as Properties;
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

  it("is refused after the sign-in: to the very instance that it comes from", async () => {
    const { instance, proxy, since } = await room.scene({ instanceName: "acme_dev", databaseId: "uDev" });
    const itself = { name: "acme_dev", databaseId: "uDev", url: proxy.url, release: "7.4.1", build: "9383" };
    const to = promotedTo(instance, { from: { instance: itself } });
    const error = await failure(up(room.host.package, to.package));
    expect(error.message).toMatch(/^ACC4015: .*It is the very instance of stack dev/);
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
  ] as [string, Omit<Wrong, "what" | "says">][])("passes the check: %s", async ([, right]) => {
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
