import { describe, expect, it } from "vitest";

import { ProfilesFileError } from "../../../provider/errors/profiles-file-error";
import { parseProfiles } from "../../../provider/experience-cloud/product-profiles";

const parse = (text: string) => parseProfiles(text, "profiles.txt");

describe("a file of product profiles", () => {
  it.each([
    ["lines", "\ufeff# ours\nA - b\r\n\n c\n_admin_A - b\n", [{ name: "A - b" }, { name: " c" }]],
    ["a list of names", '["A", "_developer_A"]', [{ name: "A" }]],
    ["a list with members", '[{"name": "A", "memberCount": 0}]', [{ name: "A", memberCount: 0 }]],
    [
      "a saved answer",
      '{"groups": [{"type": "PRODUCT_PROFILE", "groupName": "A"}, {"type": "USER_GROUP", "groupName": "B"}]}',
      [{ name: "A" }],
    ],
  ])("is read from %s", (_form, text, profiles) => {
    expect(parse(text)).toEqual(profiles);
  });

  it.each([
    ["", "names no product profile"],
    ["# nothing", "names no product profile"],
    ["[1]", "entry 1 of its list has no name"],
    ["{}", "it is not a list"],
    ["[", "starts like JSON"],
  ])("%j is refused", (text, why) => {
    expect(() => parse(text)).toThrow(ProfilesFileError);
    expect(() => parse(text)).toThrow(why);
  });
});
