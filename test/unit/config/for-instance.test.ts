import { expect, it } from "vitest";
import { forInstance } from "../../../provider/config/for-instance";

const advice =
  "Check adobe-campaign:url and adobe-campaign:password (or ADOBE_CAMPAIGN_PASSWORD), not adobe-campaign:passwords or adobe-campaign:timeout";

it("names the settings of a named instance", () => {
  expect(forInstance(advice, "exec-1")).toBe(
    "Check adobe-campaign:instances.exec-1.url and adobe-campaign:instances.exec-1.password (or ADOBE_CAMPAIGN_EXEC_1_PASSWORD), not adobe-campaign:passwords or adobe-campaign:timeout",
  );
});

it("changes nothing for the instance without a name, and nothing twice", () => {
  expect(forInstance(advice, undefined)).toBe(advice);
  const named = forInstance(advice, "exec1");
  expect(forInstance(named, "exec1")).toBe(named);
});
