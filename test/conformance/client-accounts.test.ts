import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { knownAccountNames } from "../../provider/campaign/external-accounts";
import type { CampaignInstance } from "../../provider/campaign/instance";
import { type Emulator, startEmulator } from "../../provider/emulator/index";
import { UnknownAttributeError } from "../../provider/errors/index";
import { type Answer, canary, type Exchange, failureOf, instanceFor, openDoor } from "../support/client";
import { envelope, faultEnvelope } from "../support/replies";
import { xmlText } from "../support/xml-text";

let emulator: Emulator;
let instance: CampaignInstance;
beforeAll(async () => {
  emulator = await startEmulator({ password: canary.password, packageInstalled: true });
  instance = instanceFor(emulator.url);
});
afterAll(async () => {
  await instance.close();
  await emulator.close();
});

const attributes = { tenant: "tenant", clientSecret: "clientSecret" };
const byName = (...names: string[]) => ({ names, type: "-1", attributes });

/** The same instance through a door that answers some calls itself. */
async function through(answer: (exchange: Exchange, number: number) => Answer) {
  const door = await openDoor(emulator.url, answer);
  const other = instanceFor(door.url);
  return {
    door,
    other,
    close: async () => {
      await other.close();
      await door.close();
    },
  };
}

describe("finding an account", () => {
  it("by name brings the row, who changed it, and the attributes that were asked for", async () => {
    emulator.edit({ set: { tenant: "acme", imsOrgId: "not asked for" }, operator: "j.doe" });
    const stored = emulator.account(emulator.imsAccount)!;
    expect(await instance.accounts.find(byName(emulator.imsAccount))).toEqual([
      {
        id: stored["id"],
        name: "Adobe_Marketing_Cloud",
        label: "MAC",
        type: "42",
        lastModified: stored["lastModified"],
        modifiedBy: "j.doe",
        attributes: { tenant: "acme", clientSecret: "" },
      },
    ]);
  });

  it("by type brings all of it, and those of the names", async () => {
    emulator.addAccount({ name: "secondOfTheType" });
    const found = await instance.accounts.find({ names: ["defaultPopAccount"], type: "42", attributes });
    expect(found.map(({ name }) => name).sort()).toEqual([
      "Adobe_Marketing_Cloud",
      "defaultPopAccount",
      "secondOfTheType",
    ]);
    emulator.removeAccount("secondOfTheType");
  });

  it("without a type brings those of no other known purpose", async () => {
    emulator.addAccount({ name: "someDatabase", type: "7" });
    const found = await instance.accounts.find({ names: knownAccountNames, type: undefined, attributes });
    expect(found.map(({ name }) => name)).toEqual(["Adobe_Marketing_Cloud"]);
    emulator.removeAccount("someDatabase");
  });

  it("that is not there brings none, and no error", async () => {
    expect(await instance.accounts.find(byName("noSuchAccount"))).toEqual([]);
  });

  it("never brings Campaign's own row 0", async () => {
    expect(await instance.accounts.find({ names: [""], type: "3", attributes })).not.toContainEqual(
      expect.objectContaining({ id: "0" }),
    );
  });

  it("cannot be made to mean something else by a name", async () => {
    for (const name of ["x') OR (1 = 1", "x\\", "'", "x' OR '1'='1", '<&">'])
      expect(await instance.accounts.find(byName(name))).toEqual([]);
  });

  it("is tried again when the reply is lost, a write is not", async () => {
    const cut = new Set(["ExecuteQuery", "Write"]);
    const { door, other, close } = await through(({ action }) =>
      cut.delete(action.split("#")[1]!) ? (response) => response.destroy() : "pass",
    );
    expect(await other.accounts.find(byName(emulator.imsAccount))).toHaveLength(1);
    expect((await failureOf(other.accounts.update(emulator.imsAccount, { tenant: "x" }))).code).toBe("ACC2001");
    expect(door.counts()).toEqual({ Logon: 1, ExecuteQuery: 2, Write: 1 });
    await close();
  });

  it("takes one call", async () => {
    emulator.clearJournal();
    await instance.accounts.find(byName(emulator.imsAccount));
    expect(emulator.journal().map(({ method }) => method)).toEqual(["ExecuteQuery"]);
  });
});

describe("an attribute that the instance lacks", () => {
  it("is named with its argument and the release", async () => {
    const search = {
      ...byName("MAC"),
      attributes: { ...attributes, productContext: "imsContext", scopes: "imsScope" },
    };
    const error = await failureOf(instance.accounts.find(search));
    expect(error).toBeInstanceOf(UnknownAttributeError);
    expect(error.code).toBe("ACC4003");
    expect(error.message).toContain("@imsContext (argument productContext), @imsScope (argument scopes)");
    expect(error.message).toContain("release 7.4.1");
    expect((error as UnknownAttributeError).missing).toEqual([
      { field: "productContext", attribute: "imsContext" },
      { field: "scopes", attribute: "imsScope" },
    ]);
  });

  it("is not blamed when the schema cannot be read", async () => {
    const none = envelope("<GetEntityIfMoreRecentResponse><pdomDoc> </pdomDoc></GetEntityIfMoreRecentResponse>");
    const { other, close } = await through(({ action }) => {
      if (action.endsWith("#GetEntityIfMoreRecent")) return { body: none };
      return action.endsWith("#ExecuteQuery") ? { body: faultEnvelope("SOP-330011 Error.", "XTK-170036 no") } : "pass";
    });
    expect((await failureOf(other.accounts.find(byName("MAC")))).code).toBe("ACC2007");
    await close();
  });

  it("stays unmentioned when the fault is another one", async () => {
    const { door, other, close } = await through(({ action }) =>
      action.endsWith("#ExecuteQuery") ? { body: faultEnvelope("SOP-330011 Error.", "XSV-350000 no") } : "pass",
    );
    expect((await failureOf(other.accounts.find(byName("MAC")))).code).toBe("ACC2007");
    expect(door.counts()).toEqual({ Logon: 1, ExecuteQuery: 1 });
    await close();
  });
});

describe("an instance that does not let us follow the link to the operator", () => {
  const refusal = faultEnvelope("SOP-330011 Error.", "XTK-170036 Unable to parse expression '[modifiedBy/@name]'.");

  it("gives the operator's number instead, and is asked for the link once only", async () => {
    emulator.edit({ set: { tenant: "acme" }, operator: "j.doe" });
    const { door, other, close } = await through(({ body }) =>
      body.includes("modifiedBy/@name") ? { body: refusal } : "pass",
    );
    const number = emulator.account(emulator.imsAccount)!["modifiedBy-id"];
    for (let time = 0; time < 2; time++) {
      const [account] = await other.accounts.find(byName(emulator.imsAccount));
      expect(account).toMatchObject({ modifiedBy: number, attributes: { tenant: "acme" } });
    }
    expect(number).toMatch(/^[1-9]\d*$/);
    expect(door.counts()).toEqual({ Logon: 1, ExecuteQuery: 3, GetEntityIfMoreRecent: 1 });
    await close();
  });

  it("is believed in the end, whatever it refuses", async () => {
    const { door, other, close } = await through(({ action }) =>
      action.endsWith("#ExecuteQuery") ? { body: refusal } : "pass",
    );
    expect((await failureOf(other.accounts.find(byName("MAC")))).code).toBe("ACC2007");
    expect(door.counts()["ExecuteQuery"]).toBe(2);
    await close();
  });
});

describe("writing an account", () => {
  it("inserts it when it is absent, changes it when it is there, and leaves the rest", async () => {
    await instance.accounts.write("written", { type: "42", label: "One", tenant: "acme" });
    const first = emulator.account("written")!;
    await instance.accounts.write("written", { label: "Two" });
    const second = emulator.account("written")!;
    expect(second).toMatchObject({ id: first["id"], label: "Two", tenant: "acme", type: "42" });
    await instance.accounts.delete("written");
    expect(emulator.account("written")).toBeUndefined();
  });

  it("clears what is given as empty", async () => {
    await instance.accounts.write("cleared", { type: "3", tenant: "acme" });
    await instance.accounts.write("cleared", { tenant: "" });
    expect(emulator.account("cleared")).toMatchObject({ tenant: "" });
    await instance.accounts.delete("cleared");
  });

  it("keeps any text", async () => {
    const kept = fc.asyncProperty(xmlText, async (text) => {
      await instance.accounts.write("anyText", { type: "3", imsRightsMask: text });
      const [account] = await instance.accounts.find({ ...byName("anyText"), attributes: { mask: "imsRightsMask" } });
      expect(account?.attributes).toEqual({ imsRightsMask: text });
    });
    await fc.assert(kept, { numRuns: 50 });
  });

  it("is refused with the instance's own words, and nothing is written", async () => {
    const before = emulator.accounts();
    const error = await failureOf(instance.accounts.write(emulator.imsAccount, { tenant: "x", noSuchAttribute: "1" }));
    expect(error.code).toBe("ACC2007");
    expect(error.message).toContain("noSuchAttribute");
    expect(emulator.accounts()).toEqual(before);
  });

  it("with a character that XML cannot carry sends nothing, and names the attribute", async () => {
    emulator.clearJournal();
    const error = await failureOf(instance.accounts.write("x", { imsRightsMask: `${canary.secret}\u0007` }));
    expect(error.message).toMatch(/^ACC2006: @imsRightsMask contains the character U\+0007 at position \d+\./);
    expect(emulator.journal()).toEqual([]);
  });

  it("deleting what is gone is no error", async () => {
    await instance.accounts.delete("noSuchAccount");
  });
});

describe("a reply to a query", () => {
  const answered = async (output: string) => {
    const body = envelope(`<ExecuteQueryResponse>${output}</ExecuteQueryResponse>`);
    const { other, close } = await through(({ action }) => (action.endsWith("#ExecuteQuery") ? { body } : "pass"));
    try {
      return await other.accounts.find(byName("MAC"));
    } finally {
      await close();
    }
  };

  it.each([
    ["an empty output", "<pdomOutput/>"],
    ["no output", ""],
    ["the rows of another schema", "<pdomOutput><operator-collection/></pdomOutput>"],
    ["a row without a collection", "<pdomOutput><extAccount/></pdomOutput>"],
  ])("is refused with %s", async (_what, output) => {
    expect((await failureOf(answered(output))).message).toMatch(/^ACC2005: .*extAccount-collection is missing/s);
  });

  it("may hold more than was asked for, and leave out what is empty", async () => {
    const row = '<extAccount id="5" name="MAC" md5="x" _cs="MAC" folder-id="1"/>';
    expect(await answered(`<pdomOutput><extAccount-collection>${row}</extAccount-collection></pdomOutput>`)).toEqual([
      {
        id: "5",
        name: "MAC",
        label: "",
        type: "",
        lastModified: "",
        modifiedBy: "",
        attributes: { tenant: "", clientSecret: "" },
      },
    ]);
  });
});

describe("the types of accounts", () => {
  it("are read from the schema", async () => {
    const types = await instance.accounts.types();
    expect(types).toContainEqual({ name: "delivery", value: "3", label: "Routing" });
    expect(types).toContainEqual({ name: "marketingCloud", value: "42", label: "Adobe Experience Cloud" });
  });
});
