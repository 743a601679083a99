import { expect, it } from "vitest";
import { differences, explain } from "../../../provider/experience-cloud/explain-reading";
import type { MaskReading, NearMiss } from "../../../provider/experience-cloud/preview-association-mask";

const mask = "Campaign - acme - (.*)";
const reading = (verdict: MaskReading["verdict"], misses: readonly NearMiss[] = []) =>
  ({ verdict, group: "delivery", misses }) as unknown as MaskReading;

it.each([
  [reading("linked"), 'linked to the group "delivery"'],
  [reading("empty"), "not linked: the mask fits, but no name of a group is left"],
  [reading("other-tenant"), "not linked: of another tenant or instance"],
  [reading("no-match"), "not linked: the mask does not fit"],
  [
    reading("near-miss", ["case"]),
    'probably not linked: it differs by upper and lower case; write "Campaign - acme - delivery"',
  ],
])("explains each verdict", (read, explanation) => {
  expect(explain(mask, read)).toBe(explanation);
});

it("proposes no name where the mask leaves more than one", () => {
  const read = reading("near-miss", ["dash"]);
  expect(explain("Campaign .* (.*)", read)).toBe("probably not linked: it differs by a typographic dash");
});

it.each<[NearMiss[], string]>([
  [["blank"], "it differs by blanks"],
  [["blank", "quotes"], "it differs by blanks and quotes"],
  [["unanchored"], "the mask fits only a part of the name"],
  [["blank", "unanchored"], "it differs by blanks, and the mask fits only a part of the name"],
  [[], ""],
])("names each difference: %j", (misses, text) => {
  expect(differences(misses)).toBe(text);
});
