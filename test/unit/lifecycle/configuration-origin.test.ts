import { expect, it } from "vitest";

import { LogonRefusedError, NetworkError, NotFoundError } from "../../../provider/errors/index";
import { aboutConfiguration, programRuns } from "../../../provider/lifecycle/configuration-origin";

const url = "https://campaign.example.com";
const configured = { get: (key: string) => (key === "adobe-campaign:url" ? url : undefined) };
const refused = new LogonRefusedError(url, "admin", "no");

it("an error about address and sign-in says which configuration was used, until a program is known to run", () => {
  expect(aboutConfiguration(refused, configured, {})).toMatch(
    /configuration of the last `up`.*again with --run-program/,
  );
  expect(aboutConfiguration(new NetworkError("refused", "a#b", url, ""), configured, {})).toContain("--run-program");
  // What is wrong there is not the connection; the environment is always today's; the command was told.
  expect(aboutConfiguration(new NotFoundError(url, "account", []), configured, {})).toBe("");
  expect(aboutConfiguration(refused, { get: () => undefined }, {})).toBe("");
  for (const yes of ["true", "TRUE", "1", "t"])
    expect(aboutConfiguration(refused, configured, { PULUMI_RUN_PROGRAM: yes })).toBe("");
  for (const no of ["", "false", "0", "untrue", "true?"])
    expect(aboutConfiguration(refused, configured, { PULUMI_RUN_PROGRAM: no })).toContain("--run-program");
  programRuns();
  expect(aboutConfiguration(refused, configured, {})).toBe("");
});
