import { expect, it } from "vitest";

import { isAdministeredByAdobe } from "../../../provider/resources/guards";

it.each([
  [true, ["8", "8.1", "8.5.2", "8.6.1"]],
  [false, ["", "7.3.8", "7.4.8", "18.10.8", "20.2.8", "80.1", "7", "v8"]],
])("administered by Adobe: %j on %j", (expected, releases) => {
  const judged = releases.map((release) => isAdministeredByAdobe(release, "https://campaign.example.com"));
  expect(judged).toEqual(releases.map(() => expected));
});
