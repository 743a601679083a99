import { describe, expect, it } from "vitest";
import type { EmulatorOptions } from "../../provider/emulator";
import { canaries } from "../support/host-canaries.ts";
import { destroy, failure, refresh, up } from "../support/host-engine.ts";
import type { Properties } from "../support/host-wire.ts";
import { type Scene, useRoom, USER } from "../support/host-room.ts";

const room = useRoom();

interface Refusal {
  what: string;
  options?: EmulatorOptions;
  /** What is done on the instance before. */
  before?: (scene: Scene) => void;
  change?: Properties;
  code: string;
  says: string[];
}

const clerk = { name: "clerk", password: canaries.password, rights: ["folder:nmsExtAccount", "workflow"] };

const refusals: Refusal[] = [
  {
    what: "two accounts of the type",
    before: ({ emulator }) => emulator.addAccount({ name: "MAC", label: "A copy" }),
    code: "ACC4002",
    says: ['"Adobe_Marketing_Cloud" (MAC,', '"MAC" (A copy,', "Delete the ones that are not used"],
  },
  {
    what: "two accounts of the type, one of any name",
    before: ({ emulator }) => emulator.addAccount({ name: "OldSignIn" }),
    code: "ACC4002",
    says: ['"OldSignIn" (id '],
  },
  {
    what: "an attribute that the instance lacks",
    change: { productContext: "dma_campaign_classic", attributes: { productContext: "imsProductContext" } },
    code: "ACC4003",
    says: ["@imsProductContext (argument productContext)", "release 7.4.1", "Omit the argument, or map it"],
  },
  {
    what: "no account, and no type of that name: the package is missing",
    options: { packageInstalled: false },
    code: "ACC4004",
    says: ["its type cannot be determined", "integration package is installed", "accountType"],
  },
  {
    what: "a named account with another purpose",
    change: { accountName: "defaultEmailBulk" },
    code: "ACC4007",
    says: ['"defaultEmailBulk" is of type 3 (routing)', "omit it"],
  },
  {
    what: "an operator without the right admin",
    options: { user: "boss", operators: [{ ...clerk, name: USER }] },
    code: "ACC3004",
    says: [`"${USER}" lacks the right "admin"`, "only: workflow"],
  },
  {
    what: "a wrong password",
    options: { password: "another one" },
    code: "ACC3001",
    says: [`did not let the operator "${USER}" sign in`],
  },
  {
    what: "a secret that is nowhere",
    change: { clientSecret: undefined, clientSecretFrom: "NOT_SET_ANYWHERE", clientSecretVersion: 1 },
    code: "ACC1002",
    says: ["read from NOT_SET_ANYWHERE, which is not set"],
  },
];

describe.concurrent("create refuses before it writes", () => {
  it.for(refusals.map((each) => [each.what, each] as const))(
    "%s",
    async ([, { options, before, change, code, says }]) => {
      const scene = await room.scene({ packageInstalled: true, ...options });
      before?.(scene);
      const accounts = scene.emulator.accounts();
      const error = await failure(up(room.host.account, { ...scene.args, ...change }));
      expect(error.message).toMatch(new RegExp(`^${code}: `));
      for (const piece of says) expect(error.message).toContain(piece);
      // Readable lines without a stack, and nothing in the state.
      expect(error.message).not.toMatch(/\n(?! {2}\S)|\n\s+at /);
      expect(error.partial).toBeUndefined();
      expect(scene.since().writes).toEqual([]);
      expect(scene.emulator.accounts()).toEqual(accounts);
    },
  );
});

it("names the settings of the instance that it is about", async () => {
  const { args, instance } = await room.scene({ packageInstalled: true, password: "another one" });
  const { message } = await failure(up(room.host.account, args));
  expect(message).toContain(`Check adobe-campaign:instances.${instance}.user`);
  expect(message).toContain(`ADOBE_CAMPAIGN_${instance.toUpperCase()}_PASSWORD`);
});

it("names them too when the write is done and the look after it fails", async () => {
  const { args, instance, proxy } = await room.scene({ packageInstalled: true });
  const page = { answer: "<!DOCTYPE html><html><head><title>Sign in</title></head></html>" };
  proxy.fail("Write", (reply) => {
    proxy.fail("ExecuteQuery", page);
    return reply;
  });
  const { partial } = await failure(up(room.host.account, args));
  expect(partial!.reasons).toEqual([expect.stringContaining(`Check adobe-campaign:instances.${instance}.url`)]);
});

describe("another instance than the state remembers", () => {
  /** An account that is managed, and then its address answers as another instance. */
  async function swapped(options: EmulatorOptions = {}) {
    const ours = await room.scene({ packageInstalled: true, instanceName: "acme_dev", databaseId: "u1" });
    const state = await up(room.host.account, ours.args);
    const other = await room.scene({ packageInstalled: true, instanceName: "acme_dev", databaseId: "u2", ...options });
    return { other, state: { ...state, outputs: { ...state.outputs, instance: other.instance } } };
  }

  it("is not read, written or deleted", async () => {
    const { other, state } = await swapped();
    const accounts = other.emulator.accounts();
    const calls = [
      room.host.account.update(state.id, state.outputs, { ...state.inputs, tenant: "x", instance: other.instance }),
      refresh(room.host.account, state),
      destroy(room.host.account, state),
    ];
    for (const { message } of await Promise.all(calls.map(failure))) {
      expect(message).toMatch(/^ACC4001: /);
      expect(message).toContain(
        'The database of the instance "acme_dev" was replaced: the stack\'s state remembers u1, and the instance has u2',
      );
    }
    expect(other.since().calls).toEqual(["Logon"]);
    expect(other.emulator.accounts()).toEqual(accounts);
  });

  it("is also known by its name", async () => {
    const { other, state } = await swapped({ instanceName: "acme_prod", databaseId: "u1" });
    expect((await failure(destroy(room.host.account, state))).message).toContain('found instance "acme_prod"');
    expect(other.since().writes).toEqual([]);
  });

  it("is not taken for ours by a package either", async () => {
    const ours = await room.scene({ packageInstalled: true });
    const { id, outputs } = await up(room.host.package, { instance: ours.instance });
    const other = await room.scene();
    const moved = { ...outputs, instance: other.instance };
    const calls = [
      room.host.package.update(id, moved, { instance: other.instance, mode: "manage", allowManagedInstance: true }),
      room.host.package.read(id, moved),
    ];
    for (const { message } of await Promise.all(calls.map(failure))) expect(message).toMatch(/^ACC4001: /);
    expect(other.since().writes).toEqual([]);
  });
});

describe("update refuses", () => {
  it("an account of another name in place of the one that it managed", async () => {
    const { emulator, args, since } = await room.scene({ packageInstalled: true });
    const state = await up(room.host.account, args);
    emulator.removeAccount(emulator.imsAccount);
    emulator.addAccount({ name: "Other" });
    since();
    const error = await failure(up(room.host.account, { ...args, tenant: "other" }, state));
    expect(error.message).toMatch(/^ACC4006: .*"Other"/s);
    expect(since().writes).toEqual([]);
  });

  it("when a second account appeared", async () => {
    const { emulator, args, since } = await room.scene({ packageInstalled: true });
    const state = await up(room.host.account, args);
    emulator.addAccount({ name: "MAC" });
    since();
    const error = await failure(up(room.host.account, { ...args, tenant: "other" }, state));
    expect(error.message).toMatch(/^ACC4002: /);
    expect(error.partial).toBeUndefined();
    expect(since().writes).toEqual([]);
  });
});

describe("refresh refuses", () => {
  it("when the instance has lost an attribute that is managed, rather than to forget the field", async () => {
    const { args } = await room.scene({ packageInstalled: true });
    const state = await up(room.host.account, { ...args, attributes: { tenant: "tenant" } });
    const outputs = { ...state.outputs, attributes: { tenant: "cusTenant" } };
    const { message } = await failure(refresh(room.host.account, { ...state, outputs }));
    expect(message).toMatch(/^ACC4003: .*@cusTenant \(argument tenant\)/s);
  });
});
