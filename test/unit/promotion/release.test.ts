import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { isOlderRelease } from "../../../provider/promotion/release";

const version = (release: string, build = "") => ({ release, build });

describe("an older release", () => {
  it.each([
    ["7.3.5", "7.4.1"],
    ["7.4", "7.4.1"],
    ["7.4.1", "7.10"],
    ["7.4.1", "8.1"],
    ["20.3.3", "21.1.3"],
    // Releases by the year came before 7.0.
    ["21.1.3", "7.0"],
    ["6.1.1", "19.2"],
  ])("%s is older than %s, and not the other way round", (older, newer) => {
    expect(isOlderRelease(version(older), version(newer))).toBe(true);
    expect(isOlderRelease(version(newer), version(older))).toBe(false);
  });

  it("is told by the build where a name does not tell", () => {
    expect(isOlderRelease(version("Gold Standard 11", "9032"), version("7.4.1", "9383"))).toBe(true);
    expect(isOlderRelease(version("Gold Standard 11", "9383"), version("7.4.1", "9383"))).toBe(false);
    expect(isOlderRelease(version(""), version("7.4.1", "9383"))).toBe(false);
  });

  it("of one release, no build is older", () => {
    expect(isOlderRelease(version("7.4.1", "9300"), version("7.4.1", "9383"))).toBe(false);
    expect(isOlderRelease(version("7.4.0", "9300"), version("7.4", "9383"))).toBe(false);
  });

  const release = fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 1, maxLength: 4 }).map((all) => all.join("."));
  it("is one way round at most, and passes on", () => {
    fc.assert(
      fc.property(release, release, release, (a, b, c) => {
        const older = (x: string, y: string) => isOlderRelease(version(x), version(y));
        expect(older(a, a)).toBe(false);
        expect(older(a, b) && older(b, a)).toBe(false);
        if (older(a, b) && older(b, c)) expect(older(a, c)).toBe(true);
      }),
    );
  });
});
