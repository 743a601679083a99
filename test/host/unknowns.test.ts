import { describe, expect, it } from "vitest";
import type { Properties } from "../support/host-wire.ts";
import { accountArgs, useRoom } from "../support/host-room.ts";

/** What Pulumi sends in a preview for what is known only later: `pulumi.runtime.unknownValue`. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const room = useRoom();
const good = { ...accountArgs, instance: "i0" };

/** Each argument unknown, at each depth at which it can be. */
const unknown: Properties[] = [
  ...["imsServer", "clientId", "callbackServer", "organizationId", "associationMask", "tenant", "clientSecret"],
  ...["scopes", "experienceCloudServer", "productContext", "label", "enabled", "accountName", "accountType"],
  ...["attributes", "mode", "onDelete", "allowManagedInstance", "instance"],
]
  .map((name): Properties => ({ [name]: UNKNOWN }))
  .concat([
    { scopes: ["openid", UNKNOWN] },
    { scopes: [UNKNOWN, UNKNOWN] },
    { attributes: { productContext: UNKNOWN } },
    { attributes: { productContext: UNKNOWN, tenant: "myTenant" } },
    { clientSecret: undefined, clientSecretFrom: UNKNOWN, clientSecretVersion: 1 },
    { clientSecret: undefined, clientSecretFrom: "IMS_SECRET", clientSecretVersion: UNKNOWN },
    { clientSecret: undefined, clientSecretFrom: UNKNOWN, clientSecretVersion: UNKNOWN },
    { clientSecret: undefined, mode: UNKNOWN },
  ]);

const title = (change: Properties) => [JSON.stringify(change).replaceAll(UNKNOWN, "?"), change] as const;

describe.concurrent("an argument that is not known yet", () => {
  it.for(unknown.map(title))("passes, and comes back as it was: %s", async ([, change]) => {
    const { failures, inputs } = await room.host.account.check({ ...good, ...change });
    expect(failures).toEqual([]);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    expect(inputs).toMatchObject(given);
    // The others have their defaults, so that a preview does not show them as removed.
    expect(inputs).toMatchObject({ enabled: true, onDelete: "restore", mode: "manage", ...given });
  });

  it.for(unknown.map(title))("does not hide what is wrong with another: %s", async ([, change]) => {
    const wrong = "callbackServer" in change ? { tenant: "ac me" } : { callbackServer: "http://x" };
    const { failures } = await room.host.account.check({ ...good, ...change, ...wrong });
    expect(failures.map(({ property }) => property)).toEqual(Object.keys(wrong));
  });

  it("may be all of them", async () => {
    const all = Object.fromEntries(Object.keys(good).map((name) => [name, UNKNOWN]));
    const { failures, inputs } = await room.host.account.check(all);
    expect(failures).toEqual([]);
    expect(inputs).toMatchObject(all);
  });

  it("does not make an unknown name acceptable", async () => {
    const { failures } = await room.host.account.check({ ...good, tennant: UNKNOWN });
    expect(failures).toEqual([{ property: "", reason: expect.stringContaining("no argument tennant") as string }]);
  });

  it.for(["packageName", "instance", "mode", "allowManagedInstance"])("passes for a package: %s", async (name) => {
    const { failures, inputs } = await room.host.package.check({ instance: "i0", [name]: UNKNOWN });
    expect(failures).toEqual([]);
    expect(inputs).toMatchObject({ [name]: UNKNOWN });
  });
});

describe("diff with an argument that is not known yet", () => {
  it.for(unknown.map(title))("sees a change: %s", async ([, change]) => {
    const { inputs: olds } = await room.host.account.check(good);
    const { inputs: news } = await room.host.account.check({ ...good, ...change });
    const { changes, replaces } = await room.host.account.diff("Adobe_Marketing_Cloud", olds, news);
    expect(changes).toBe("unknown");
    expect(replaces).toEqual(Object.keys(change).filter((name) => ["accountName", "instance"].includes(name)));
  });
});
