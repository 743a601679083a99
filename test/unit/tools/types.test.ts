import { readFileSync } from "node:fs";
import { join } from "node:path";

import ts from "typescript";
import { describe, expect, it } from "vitest";

import * as published from "../../../provider/index";
import { AdobeCampaignError, AssociationMaskError } from "../../../provider/errors/index";
import { commentOf } from "../../../tools/generate/reference/source.mts";
import { root } from "../../../tools/paths.mts";

describe("the types that users write with", () => {
  it.each([{}, { exactOptionalPropertyTypes: true }])("accept and refuse what they should, with %o", (more) => {
    const program = ts.createProgram([join(root, "test/types/arguments.ts")], {
      ...{ strict: true, noEmit: true, skipLibCheck: true, types: ["node"] },
      ...{ target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext },
      ...more,
    });
    const complaints = ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
      const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
      return `${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    });
    expect(complaints).toEqual([]);
  });

  it.each([
    "resources/ims-integration/component.ts",
    "resources/ims-external-account/outputs.ts",
    "resources/integration-package/outputs.ts",
    "resources/campaign-resource.ts",
  ])("have a comment on each output of %s", (path) => {
    const outputs = membersOf(path).filter(
      (member) =>
        ts.isPropertySignature(member) ||
        (ts.isPropertyDeclaration(member) &&
          !member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)),
    );
    expect(outputs.length).toBeGreaterThan(2);
    expect(outputs.filter((member) => commentOf(member) === "").map((member) => member.name?.getText())).toEqual([]);
  });
});

/** The members of the classes and exported interfaces of a file. */
function membersOf(path: string): (ts.ClassElement | ts.TypeElement)[] {
  const file = ts.createSourceFile(
    path,
    readFileSync(join(root, "provider", path), "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  return file.statements.flatMap<ts.ClassElement | ts.TypeElement>((node) => {
    if (ts.isClassDeclaration(node)) return [...node.members];
    const isExported = ts.isInterfaceDeclaration(node) && node.modifiers !== undefined;
    return isExported ? [...node.members] : [];
  });
}

describe("the errors that users can tell apart", () => {
  it("are exported where the functions are that throw them", () => {
    expect(published.AdobeCampaignError).toBe(AdobeCampaignError);
    expect(published.AssociationMaskError).toBe(AssociationMaskError);
    const wrong = () => published.previewAssociationMask("", []);
    expect(wrong).toThrow(published.AssociationMaskError);
    expect(wrong).toThrow(published.AdobeCampaignError);
  });
});
