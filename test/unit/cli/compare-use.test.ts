import { describe, expect, it } from "vitest";

import { compareCommand } from "../../../provider/cli/compare";
import { commandHere } from "../../support/command-here";

const { run } = commandHere(compareCommand);

describe("adobe-campaign compare", () => {
  it.each([
    [["dev"], "missing required argument 'after'"],
    [["a", "b", "c"], "too many arguments"],
    [["a", "b", "--live", "--live-stacks"], "--live and --live-stacks exclude each other"],
    [["a", "b", "--stack", "c"], "--stack goes with --live"],
  ])("%j is wrong use: one clear line, and 2", async (args, message) => {
    const { code, text } = await run(...args);
    expect(code).toBe(2);
    expect(text).toContain(message);
    expect(text.trim().split("\n")).toHaveLength(1);
  });

  it("says in its help what it ends with", async () => {
    const { code, text } = await run("--help");
    expect(code).toBe(0);
    expect(text).toContain("Exit code: 0 nothing is wrong, 7 something is");
  });
});
