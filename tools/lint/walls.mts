import { builtinModules } from "node:module";
import { dirname, join, relative, resolve, sep } from "node:path";

import type { Linter, Rule } from "eslint";

type Rooms = Readonly<Record<string, readonly string[]>>;

/** What is used of a node of the syntax tree; TypeScript's nodes are not among ESLint's own types. */
interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly name?: string;
  readonly importKind?: string;
  readonly exportKind?: string;
  readonly source?: Node | null;
  readonly expression?: Node;
  readonly callee?: Node;
  readonly arguments?: readonly Node[];
  readonly specifiers?: readonly Node[];
}

/**
 * The rule that keeps the walls between the rooms below `base`: a file imports only what its room's line names. Every form counts:
 * `import`, `export … from`, `import()`, `import("…").Type`, `import … = require()` and `require()`.
 */
function walls(base: string, rooms: Rooms): Rule.RuleModule {
  return {
    meta: { type: "problem", schema: [] },
    create(context) {
      const file = pathIn(base, context.filename);
      const room = roomOf(file, rooms);
      if (room === undefined)
        return {
          Program: (node) => context.report({ node, message: `${file} is in no room of tools/lint/rooms.mts.` }),
        };

      const judge = (node: Node, source: Node | undefined | null, typesOnly: boolean): void => {
        const report = (message: string) => context.report({ node: node as unknown as Rule.Node, message });
        if (typeof source?.value !== "string")
          return report("What is loaded must be a text, so that the walls can be checked.");
        const target = targetOf(base, context.filename, source.value);
        if (target === undefined || isAllowed(target, room, rooms, typesOnly)) return;
        report(`provider/${room} must not know ${typesOnly ? "types of " : ""}${target} (tools/lint/rooms.mts).`);
      };
      const rule = {
        ImportDeclaration: (node: Node) => judge(node, node.source, isTypesOnly(node)),
        ExportAllDeclaration: (node: Node) => judge(node, node.source, isTypesOnly(node)),
        ExportNamedDeclaration: (node: Node) => {
          if (node.source !== null) judge(node, node.source, isTypesOnly(node));
        },
        ImportExpression: (node: Node) => judge(node, node.source, false),
        TSImportType: (node: Node) => judge(node, node.source, true),
        TSExternalModuleReference: (node: Node) => judge(node, node.expression, false),
        CallExpression: (node: Node) => {
          if (node.callee?.name === "require" && !isLocal(context, node)) judge(node, node.arguments?.[0], false);
        },
      };
      return rule as unknown as Rule.RuleListener;
    },
  };
}

const kindOf = ({ importKind, exportKind }: Node): string | undefined => importKind ?? exportKind;

/** `import { type A, type B }` loads nothing either; `import "x"` loads all. */
function isTypesOnly(node: Node): boolean {
  if (kindOf(node) === "type") return true;
  const { specifiers = [] } = node;
  return specifiers.length > 0 && specifiers.every((each) => kindOf(each) === "type");
}

/** A `require` of the file's own making, as by `createRequire`, loads what belongs to somebody else. */
function isLocal({ sourceCode }: Rule.RuleContext, node: Node): boolean {
  for (let scope: ReturnType<typeof sourceCode.getScope> | null = sourceCode.getScope(node as never); scope !== null;) {
    if ((scope.set.get("require")?.defs.length ?? 0) > 0) return true;
    scope = scope.upper;
  }
  return false;
}

/** A path below the rooms, or the name of a package; `undefined` for Node's own modules. */
function targetOf(base: string, filename: string, source: string): string | undefined {
  if (source.startsWith(".")) return pathIn(base, resolve(dirname(filename), source));
  const name = source
    .split("/")
    .slice(0, source.startsWith("@") ? 2 : 1)
    .join("/");
  return source.startsWith("node:") || builtinModules.includes(name) ? undefined : name;
}

function isAllowed(target: string, room: string, rooms: Rooms, typesOnly: boolean): boolean {
  if (roomOf(target, rooms) === room) return true;
  return rooms[room]!.some((line) => {
    const [, types, name] = /^(type )?(.*)$/.exec(line)!;
    return (types === undefined || typesOnly) && isIn(target, name!);
  });
}

/** The longest name that fits. */
function roomOf(path: string, rooms: Rooms): string | undefined {
  const fitting = Object.keys(rooms).filter((name) => isIn(path, name));
  return fitting.sort((a, b) => b.length - a.length)[0];
}

const isIn = (path: string, name: string): boolean => path === name || path.startsWith(`${name}/`);

function pathIn(base: string, path: string): string {
  return relative(base, path)
    .split(sep)
    .join("/")
    .replace(/\.[cm]?[jt]sx?$/, "");
}

/** The configuration of ESLint for the files below `provider/` of a repository. */
export function wallsConfig(root: string, rooms: Rooms): Linter.Config {
  const plugin = { rules: { walls: walls(join(root, "provider"), rooms) } };
  return { files: ["provider/**/*.{ts,tsx}"], plugins: { rooms: plugin }, rules: { "rooms/walls": "error" } };
}
