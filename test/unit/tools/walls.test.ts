/** The walls between the rooms of `provider/`: what is not named on a room's line is refused, however it is loaded. */
import { Linter } from "eslint";
import { parser } from "typescript-eslint";
import { describe, expect, it } from "vitest";
import { rooms } from "../../../tools/lint/rooms.mts";
import { wallsConfig } from "../../../tools/lint/walls.mts";

const linter = new Linter({ cwd: "/repo" });

function complaints(file: string, code: string, table: Record<string, readonly string[]> = rooms): string[] {
  const config = { ...wallsConfig("/repo", table), languageOptions: { parser } } as Linter.Config;
  return linter.verify(code, [config], { filename: `/repo/provider/${file}` }).map(({ message }) => message);
}

describe("a room", () => {
  it.for([
    ["errors/x.ts", 'import { rule } from "../policy/rule";'],
    ["lifecycle/x.ts", 'const later = () => import("../resources/registry.js");'],
    ["lifecycle/x.ts", "const later = () => import(`../resources/registry.js`);"],
    ["lifecycle/x.ts", "const later = (name: string) => import(name);"],
    ["lifecycle/x.ts", 'type Later = import("../resources/field").Codec;'],
    ["lifecycle/x.ts", 'import later = require("../resources/field");'],
    ["lifecycle/x.ts", 'const later = require("../resources/field");'],
    ["lifecycle/x.ts", 'export * from "../resources/field";'],
    ["lifecycle/x.ts", 'export type { Codec } from "../resources/field";'],
    ["lifecycle/x.ts", 'import { CampaignInstance } from "../campaign/instance";'],
    ["lifecycle/x.ts", 'import { type A, CampaignInstance } from "../campaign/instance";'],
    ["lifecycle/x.ts", 'import "../campaign/instance";'],
    ["lifecycle/x.ts", 'import * as pulumi from "@pulumi/pulumi";'],
    ["campaign/x.ts", 'import type { Input } from "@pulumi/pulumi";'],
    ["campaign/soap/x.ts", 'import type { Properties } from "../../lifecycle/definition";'],
    ["campaign/x.ts", 'import axios from "axios";'],
    ["emulator/x.ts", 'import { escapeText } from "../xml/escape";'],
    ["promotion/x.ts", 'import { check } from "../lifecycle/check";'],
    ["network/x.ts", 'import { root } from "../../tools/paths.mjs";'],
  ])("%s must not say %s", ([file, code]) => {
    expect(complaints(file!, code!)).toHaveLength(1);
  });

  it.for([
    ["errors/x.ts", 'import { inspect } from "node:util"; import { readFileSync } from "fs"; import { A } from "./y";'],
    [
      "lifecycle/x.ts",
      'import type { CampaignInstance } from "../campaign/instance"; import { A } from "../errors/a";',
    ],
    ["lifecycle/x.ts", 'import { type CampaignInstance } from "../campaign/instance";'],
    ["lifecycle/x.ts", 'const later = () => import("../config/connection.js");'],
    ["promotion/x.ts", 'import { hasUnknown } from "../lifecycle/unknowns";'],
    ["policy/x.ts", 'import type { PolicyPack } from "@pulumi/policy";'],
    ["drift/x.ts", 'const require = createRequire("/x"); require("@pulumi/pulumi/automation");'],
    ["dynamic.ts", 'import { dynamicProvider } from "./lifecycle/provider";'],
  ])("%s may say %s", ([file, code]) => {
    expect(complaints(file!, code!)).toEqual([]);
  });

  it("without a line is refused", () => {
    expect(complaints("attic/x.ts", "")).toEqual(["attic/x is in no room of tools/lint/rooms.mts."]);
  });

  it("may have a part with a line of its own, which both sides keep", () => {
    const table = { "a/b": ["c"], a: [], c: [] };
    expect(complaints("a/b/x.ts", 'import "../../c/y"; import "./z";', table)).toEqual([]);
    expect(complaints("a/b/x.ts", 'import "../y";', table)).toHaveLength(1);
    expect(complaints("a/x.ts", 'import "./b/y";', table)).toHaveLength(1);
  });
});
