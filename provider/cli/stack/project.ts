import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** A Pulumi project on disk. */
export interface Project {
  readonly folder: string;
  /** Empty where the file does not tell it in one line. */
  readonly name: string;
}

const files = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];

/** The project of a folder, searched upwards as Pulumi does it. */
export function findProject(from: string): Project | undefined {
  let folder = resolve(from);
  for (;;) {
    const file = files.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (file !== undefined) return { folder, name: nameIn(readFileSync(file, "utf8")) };
    const above = dirname(folder);
    if (above === folder) return undefined;
    folder = above;
  }
}

/** The top-level `name`, in YAML or in JSON. */
function nameIn(text: string): string {
  return /^(?: *"name" *|name *): *["']?([\w.-]+)/m.exec(text)?.[1] ?? "";
}
