import { expect, it } from "vitest";

import { adobeIdSignIn } from "../../../provider/campaign/releases";

it.each([
  ["possible", ["7.4.1", "7.3.5", "7", "8.6.1", "19.2.4", "20.1.5", "20.2.5", "21.1.3", "21.2", "22.1.1"]],
  ["possible", ["Gold Standard 11", "Campaign Gold Standard 12 (9032)"]],
  ["impossible", ["19.2.3", "20.1.3", "20.2.4", "21.1.2", "19.1.9", "6.7", "Gold Standard 10"]],
  // Without its last number, between two lines of Adobe's list, or on the line of the Gold Standards.
  ["unknown", ["", "20.3", "20.2", "18.10.5", "beta"]],
])("signing in with an Adobe ID is %s on %j", (expected, releases) => {
  expect(releases.map((release) => [release, adobeIdSignIn(release)])).toEqual(
    releases.map((release) => [release, expected]),
  );
});
