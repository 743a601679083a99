import { statSync } from "node:fs";

import { InvalidArgumentError } from "commander";

/** An option's argument that must be a folder: refused like any other wrong use, before anything is done. */
export function folder(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new InvalidArgumentError(`There is no folder ${path}.`);
  return path;
}
