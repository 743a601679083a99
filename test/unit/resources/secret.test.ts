import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";

import {
  CHANGED_ON_INSTANCE,
  SET_ON_INSTANCE,
  wantedSecret,
} from "../../../provider/resources/ims-external-account/secret";
import { imsExternalAccountFields } from "../../../provider/resources/ims-external-account/fields";
import type { RowContext } from "../../../provider/resources/row/kind";
import { rowMapping } from "../../../provider/resources/row/mapping";
import {
  digest,
  hasProgramChangedSecret,
  hasSecretChanged,
  matchesDigest,
  type SecretDriftSign,
  signFor,
} from "../../../provider/resources/row/secret";
import type { ImsExternalAccountInputs } from "../../../provider/resources/ims-external-account/schema";
import { account } from "../../support/account";
import { canary, failureOf } from "../../support/client";

const contextOf = (given: object) =>
  ({ inputs: inputs(given), kind: { mapping: rowMapping(imsExternalAccountFields) } }) as unknown as RowContext;
const inputs = (given: object) =>
  ({ ...account, clientSecret: undefined, ...given }) as unknown as ImsExternalAccountInputs;
const seen = (ciphertext: string, lastModified = "2") => ({ ciphertext, lastModified });

describe("the digest of a ciphertext", () => {
  it("fits its ciphertext, and no other", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(matchesDigest(a, digest(a))).toBe(true);
        expect(matchesDigest(b, digest(a))).toBe(a === b);
      }),
    );
  });

  it("is salted, holds nothing of it, and is not fooled by a damaged one", () => {
    // The salt is in the hash too: equal secrets of two stacks must not be seen to be equal.
    const [one, other] = [digest("@abcdefgh"), digest("@abcdefgh")].map((text) => text.split(":")[1]);
    expect(one).not.toBe(other);
    expect(digest("@abcdefgh")).not.toContain("abcdefgh");
    for (const damaged of ["", "x", ":", "salt:"]) expect(matchesDigest("@abcdefgh", damaged)).toBe(false);
  });
});

describe("a secret that was set by hand", () => {
  it.each<[string, string, SecretDriftSign, object, boolean]>([
    ["the same ciphertext", "@a", "ciphertext", { clientSecretDigest: digest("@a"), writtenAt: "1" }, false],
    ["another ciphertext", "@b", "ciphertext", { clientSecretDigest: digest("@a"), writtenAt: "2" }, true],
    [
      "a hidden one, and nobody else's change",
      "",
      "lastModified",
      { clientSecretDigest: digest("@a"), writtenAt: "2" },
      false,
    ],
    [
      "a hidden one, and a change by somebody",
      "",
      "lastModified",
      { clientSecretDigest: digest("@a"), writtenAt: "1" },
      true,
    ],
    [
      "one that is read otherwise each time",
      "@b",
      "lastModified",
      { clientSecretDigest: digest("@a"), writtenAt: "2" },
      false,
    ],
    ["no digest, and a change by somebody", "@a", "ciphertext", { writtenAt: "1" }, true],
    ["nothing to judge from", "@a", "ciphertext", {}, false],
  ])("is told with %s", (_what, ciphertext, sign, outputs, changed) => {
    expect(hasSecretChanged(seen(ciphertext), outputs as Record<string, unknown>, sign)).toBe(changed);
  });

  const known = { clientSecretDigest: digest("@a") };
  it.each<[string, string, object, ReturnType<typeof seen> | undefined, SecretDriftSign, number]>([
    ["the ciphertext, where nothing is known yet", "@a", {}, undefined, "ciphertext", 0],
    ["the ciphertext, where it is the known one", "@a", known, undefined, "ciphertext", 0],
    ["the ciphertext, where a second look gives the same other one", "@b", known, seen("@b"), "ciphertext", 1],
    ["the ciphertext, where somebody sets it between two looks", "@b", known, seen("@c", "3"), "ciphertext", 1],
    ["the ciphertext, where the account goes away meanwhile", "@b", known, undefined, "ciphertext", 1],
    ["the last modification, where the ciphertext is hidden", "", known, undefined, "lastModified", 0],
    ["the last modification, where each look gives another one", "@b", known, seen("@c"), "lastModified", 1],
    ["it as before", "@b", { ...known, secretDriftSign: "lastModified" }, undefined, "lastModified", 0],
  ])("is judged by %s", async (_what, ciphertext, outputs, second, sign, looks) => {
    const again = vi.fn(() => Promise.resolve(second));
    expect(await signFor(seen(ciphertext), outputs as Record<string, unknown>, again)).toBe(sign);
    expect(again).toHaveBeenCalledTimes(looks);
  });
});

describe("a secret that the program changes", () => {
  it.each<[object, object, boolean]>([
    [{ clientSecret: "a" }, { clientSecret: "a" }, false],
    [{ clientSecret: "b" }, { clientSecret: "a" }, true],
    [{ clientSecretFrom: "X", clientSecretVersion: 1 }, { clientSecretFrom: "X", clientSecretVersion: 1 }, false],
    [{ clientSecretFrom: "X", clientSecretVersion: 2 }, { clientSecretFrom: "X", clientSecretVersion: 1 }, true],
    [{ clientSecretFrom: "Y", clientSecretVersion: 1 }, { clientSecretFrom: "X", clientSecretVersion: 1 }, true],
    [{ clientSecretFrom: "X", clientSecretVersion: 1 }, { clientSecret: "a" }, true],
  ])("%j after %j: %s", (now, before, changed) => {
    expect(hasProgramChangedSecret(contextOf(now), before as Record<string, unknown>)).toBe(changed);
  });
});

describe("the secret that is wanted", () => {
  const config = {
    get: (key: string) => ({ "app:secret": canary.secret, "app:empty": "", PLAIN: "from config" })[key],
  };
  afterEach(() => vi.unstubAllEnvs());

  it("is the argument", () => {
    expect(wantedSecret(inputs({ clientSecret: canary.secret }), undefined).reveal()).toBe(canary.secret);
  });

  it("is read from configuration or environment by its name", () => {
    vi.stubEnv("CANARY_SECRET", canary.secret);
    vi.stubEnv("PLAIN", "from environment");
    expect(wantedSecret(inputs({ clientSecretFrom: "app:secret" }), config).reveal()).toBe(canary.secret);
    expect(wantedSecret(inputs({ clientSecretFrom: "CANARY_SECRET" }), undefined).reveal()).toBe(canary.secret);
    expect(wantedSecret(inputs({ clientSecretFrom: "PLAIN" }), config).reveal()).toBe("from environment");
  });

  it.each([SET_ON_INSTANCE, CHANGED_ON_INSTANCE])(
    "is never %s, which only stands in a secret's place",
    async (mark) => {
      const error = await failureOf(() => wantedSecret(inputs({ clientSecret: mark }), config));
      expect(error.code).toBe("ACC1002");
      expect(error.message).toContain("ignoreChanges");
    },
  );

  it.each(["NO_SUCH_VARIABLE", "EMPTY", "app:none", "app:empty"])(
    "that is not set, %s, is an error that names the place",
    async (source) => {
      vi.stubEnv("EMPTY", "");
      const error = await failureOf(() => wantedSecret(inputs({ clientSecretFrom: source }), config));
      expect(error.code).toBe("ACC1002");
      expect(error.message).toContain(source);
    },
  );
});

describe("a text in place of the secret", () => {
  it.each(["********", "*", "••••••"])("such as %s is no sign", async (text) => {
    expect(await signFor(seen(text), undefined, () => Promise.resolve(undefined))).toBe("lastModified");
  });

  it("that our own write did not change is none either, however long it stays", async () => {
    const outputs = { clientSecretDigest: digest("hidden"), secretDriftSign: "lastModified", writtenAt: "2" };
    expect(await signFor(seen("hidden"), outputs, () => Promise.reject(new Error("asked")))).toBe("lastModified");
    expect(hasSecretChanged(seen("hidden", "3"), outputs, "lastModified")).toBe(true);
    expect(hasSecretChanged(seen("hidden", "2"), outputs, "lastModified")).toBe(false);
  });
});
