/** What holds for every resource of the registry, without anybody writing it again for a new one. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import * as dynamic from "../../../provider/dynamic";
import * as classes from "../../../provider/index";
import { components, entries, entryOf, registry } from "../../../provider/resources/registry";
import { type Field, isOutput } from "../../../provider/resources/field";
import { root } from "../../../tools/paths.mts";
import { mockEngine } from "./mocks.ts";

type Class = new (name: string, args: object) => pulumi.CustomResource;

const classOf = (type: string) =>
  Object.values(classes).find((each) => (each as { __pulumiType?: string }).__pulumiType === type) as Class | undefined;

describe.for(Object.entries(registry))("%s", ([key, entry]) => {
  it("is found by its frozen type and text, which name the class and the handlers", () => {
    expect(entry.type).toBe(`pulumi-nodejs:dynamic/adobe-campaign:${entry.name}`);
    expect(entry.provider).toBe(`exports.handler=()=>require("pulumi-adobe-campaign/dynamic").${key};`);
    expect(Buffer.byteLength(entry.provider)).toBeLessThanOrEqual(90);
    expect(entry.name.toLowerCase()).toBe(key.toLowerCase());
    expect(entryOf(entry.type)).toBe(entry);
  });

  it("has its handlers where the text looks for them", () => {
    expect(Object.keys(dynamic)).toContain(key);
    const methods = ["check", "configure", "create", "delete", "diff", "read", "update"];
    expect(Object.keys(dynamic[key as keyof typeof dynamic]).sort()).toEqual(methods);
  });

  it("has a class that users can import, and a page", () => {
    expect(classOf(entry.type)?.name).toBe(entry.name);
    expect(existsSync(join(root, "docs/reference/resources", `${entry.name}.md`))).toBe(true);
  });

  it.for([
    ["up", false],
    ["preview", true],
  ] as const)("makes an `Output` of every field and output in %s", async ([, preview]) => {
    const engine = await mockEngine({}, preview);
    const resource = new (classOf(entry.type)!)("x", {}) as unknown as Record<string, unknown>;
    const { inputs } = (await engine.registered())["x"]!;
    const fromArguments = Object.entries<Field>(entry.fields).flatMap(([name, field]) =>
      isOutput(field) ? [name] : [],
    );
    const names = [...fromArguments, ...Object.keys(entry.outputs)];
    expect(names.filter((name) => !pulumi.Output.isInstance(resource[name]))).toEqual([]);
    expect(inputs["__provider"]).toBe(entry.provider);
  });

  it("has a rule for each field, in the order of the table or not, and nothing else", async () => {
    const { schema, name } = await entry.definition();
    expect(name).toBe(entry.name);
    expect(Object.keys(schema.shape).sort()).toEqual(Object.keys(entry.fields).sort());
  });
});

describe("a type", () => {
  it("of ours that is not known is an error that says what to do, and never passes for something else", () => {
    for (const type of ["pulumi-nodejs:dynamic/adobe-campaign:Later", "adobe-campaign:index:Later"])
      expect(() => entryOf(type)).toThrow(
        /^ACC5003: The type .*Later is not known to adobe-campaign .*Update adobe-campaign here/s,
      );
  });

  it("of a component, or of somebody else, is no resource of ours", () => {
    const others = ["random:index/randomId:RandomId", "pulumi:pulumi:Stack", "pulumi:providers:pulumi-nodejs"];
    for (const type of [...Object.values(components), ...others]) expect(entryOf(type)).toBeUndefined();
  });

  it("belongs to one entry", () => {
    expect(new Set(entries.map(({ type }) => type)).size).toBe(entries.length);
    expect(new Set(entries.map(({ noun }) => noun)).size).toBe(entries.length);
  });
});
