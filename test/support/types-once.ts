import { existsSync, readFileSync } from "node:fs";

/**
 * Pulumi checks the types of a program in TypeScript at each run, which takes longer than all the rest. Here it does so until that
 * very text has run well once; from then on it only translates it.
 */
export class TypesOnce {
  readonly #checked = new Set<string>();

  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** The program's text; undefined for one that is not in TypeScript. */
  read(): string | undefined {
    return existsSync(this.#file) ? readFileSync(this.#file, "utf8") : undefined;
  }

  environment(program: string | undefined): NodeJS.ProcessEnv {
    return program !== undefined && this.#checked.has(program) ? { PULUMI_NODEJS_TRANSPILE_ONLY: "true" } : {};
  }

  /** It ran to its end, so its types are right. */
  passed(program: string | undefined): void {
    if (program !== undefined) this.#checked.add(program);
  }
}
