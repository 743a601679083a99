import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "../paths.mts";
import { createProject } from "../pulumi-project.mts";
import { command } from "./emulator.mts";

/** Where the stack lives. The name is the one in docs/doctor.md. */
export const PROJECT = "my-pulumi-project";

/** The callback server in the program, and the one of its second environment, as in docs/promotion.md. */
export const CALLBACK = "https://dev.campaign.example.com";
const PROD_CALLBACK = "https://campaign.example.com";

/**
 * A project such as a user has: the program of examples/quickstart with what it would have installed. With `isKept`, the program serves
 * two stacks, dev and prod, which differ in their callback server.
 */
export function makePlayground(folder: string, isKept: boolean): string {
  const project = join(folder, PROJECT);
  const example = readFileSync(join(root, "examples", "quickstart", "index.ts"), "utf8");
  const both = `pulumi.getStack() === "prod" ? "${PROD_CALLBACK}" : "${CALLBACK}"`;
  const program = isKept ? example.replace(`"${CALLBACK}"`, both) : example;
  if (isKept && program === example)
    throw new Error(`examples/quickstart/index.ts does not have the callback ${CALLBACK}`);
  createProject(project, "quickstart", { "index.ts": program });
  linkCommand(project);
  return project;
}

/** As `npm install` would, so that `npx adobe-campaign` is this checkout's. */
function linkCommand(project: string): void {
  const bin = join(project, "node_modules", ".bin");
  mkdirSync(bin, { recursive: true });
  const script = join(bin, "adobe-campaign");
  writeFileSync(script, `#!/bin/sh\nexec node '${command.replaceAll("'", `'\\''`)}' "$@"\n`);
  chmodSync(script, 0o755);
  writeFileSync(`${script}.cmd`, `@node "${command}" %*\r\n`);
}
