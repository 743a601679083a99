import { resolve } from "node:path";

import { configKey, environmentVariable, inherited, type SettingKey } from "./keys";
import { namedInstance } from "./named-instance";
import { withSameVariables } from "./same-variables";
import type { ConfigSource } from "./source";

/** Settings that win over any other; an empty text takes one away. */
export type GivenSettings = Readonly<Partial<Record<SettingKey, string>>>;

/** Reads the settings of one instance, and collects what is wrong with them. */
export class SettingReader {
  readonly problems: string[] = [];
  readonly #named: Readonly<Record<string, string | undefined>> | undefined;

  readonly #twins: readonly string[];
  #isAmbiguous = false;

  constructor(
    private readonly config: ConfigSource | undefined,
    private readonly instance: string | undefined,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly given: GivenSettings = {},
  ) {
    this.#twins = instance === undefined ? [] : withSameVariables(config, instance);
    this.#named = instance === undefined ? undefined : namedInstance(config, instance, this.problems);
  }

  /** The value, or an empty text: as it was given, else of the stack configuration, else of the environment. */
  read(key: SettingKey): string {
    const given = this.given[key];
    if (given !== undefined) return given;
    const configured = this.#named === undefined ? this.config?.get(configKey(key)) : this.#named[key];
    const own = configured || this.#ownVariable(key);
    if (own) return own;
    if (this.instance === undefined || !inherited.includes(key)) return "";
    return this.config?.get(configKey(key)) || this.environment[environmentVariable(key)] || "";
  }

  /** The value as `parse` makes it; a problem it throws is collected. */
  parse<T>(key: SettingKey, fallback: T, parse: (text: string) => T): T {
    const text = this.read(key);
    if (text === "") return fallback;
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof SettingProblem)) throw error;
      this.problems.push(...error.found.map((problem) => `${this.nameOf(key)} ${problem}`));
      return fallback;
    }
  }

  /** The environment's value for this instance alone. */
  #ownVariable(key: SettingKey): string | undefined {
    const variable = environmentVariable(key, this.instance);
    const value = this.environment[variable];
    if (value && this.#twins.length > 0 && !this.#isAmbiguous) {
      this.#isAmbiguous = true;
      this.problems.push(
        `${variable} cannot be used: the instances ${[this.instance, ...this.#twins].map((name) => `"${name}"`).join(" and ")} read the same variables, so that one would get the other's password; give one of them a name that differs in letters or digits`,
      );
    }
    return value;
  }

  /** A path of a setting as one that can be opened. */
  absolute(path: string): string {
    return resolve(this.config?.folder ?? "", path);
  }

  require(key: SettingKey, because = ""): string {
    const text = this.read(key);
    if (text === "") this.problems.push(`${this.nameOf(key)} is missing${because}`);
    return text;
  }

  /** How people know a setting: by its key and its variable. */
  nameOf(key: SettingKey): string {
    return `${configKey(key, this.instance)} (or ${environmentVariable(key, this.instance)})`;
  }
}

/** What is wrong with a setting: each problem as the end of a sentence that begins with its name. */
export class SettingProblem extends Error {
  readonly found: readonly string[];

  constructor(...found: readonly string[]) {
    super(found.join("; "));
    this.found = found;
  }
}
