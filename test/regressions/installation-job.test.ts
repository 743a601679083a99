import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { type Emulator, startEmulator } from "../../provider/emulator/index";
import { canary, expectNoCanary } from "../support/client";
import { connectionTo, type Provider, startProvider } from "../support/handlers";

/** An installation as the user sees it: its log while it runs, and its last words when it fails. */

let emulator: Emulator;
let provider: Provider;
beforeEach(async () => {
  emulator = await startEmulator({ password: canary.password, installationPolls: 3 });
  provider = await startProvider(connectionTo(emulator.url, "admin", canary.password));
});
afterEach(async () => {
  await provider.close();
  await emulator.close();
});

const create = async () => {
  const { inputs } = await provider.integrationPackage.check({}, {});
  return provider.integrationPackage.create(inputs);
};
const submitted = () => emulator.journal().filter(({ method }) => method === "SubmitSoapCall").length;

describe("an installation", () => {
  it("shows the instance's log, each line once and in order", async () => {
    const { id } = await create();
    expect(provider.lines[0]).toBe(
      `installing the package ${id} on the instance "emulator" (this can take 5 minutes or more)`,
    );
    const logged = provider.lines.slice(1, -1).map((line) => /^ +\d+ s {2}step (\d) of 5 {2}(.+)$/.exec(line));
    expect(logged.length).toBeGreaterThan(3);
    expect(new Set(logged.map((match) => match?.[2])).size).toBe(logged.length);
    const steps = logged.map((match) => Number(match?.[1]));
    expect(steps).toEqual([...steps].sort());
    expect(steps.at(-1)).toBe(5);
    expect(logged.at(-1)?.[2]).toContain("Installation of packages successful.");
    expect(provider.lines.at(-1)).toMatch(new RegExp(`^installed the package ${id} in \\d+ s$`));
  });

  it("that fails half way is quoted with its last words, and not sent again by itself", async () => {
    emulator.inject({ kind: "installation-fails", code: "PGS-220000", text: "Out of space." });
    const error = await create().then(
      () => new Error("it succeeded"),
      (failure: Error) => failure,
    );
    expect(error.message).toMatch(/^ACC4103: .*last words: .*PGS-220000 Out of space/s);
    expect(submitted()).toBe(1);
    await create();
    expect(submitted()).toBe(2);
    expect(emulator.packages()).toContain(emulator.imsPackage);
  });

  it("shows no secret that the instance repeats in its log, neither in a line nor in the last words", async () => {
    emulator.inject({ kind: "installation-fails", code: "PGS-220000", text: `No login for ${canary.password}.` });
    const error = await create().then(
      () => new Error("it succeeded"),
      (failure: Error) => failure,
    );
    expect(error.message).toContain("No login for [secret].");
    expect(provider.lines).toContainEqual(expect.stringContaining("No login for [secret]."));
    expectNoCanary(error);
    expectNoCanary(provider.lines);
  });
});
