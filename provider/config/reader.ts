import { configKey, environmentVariable, inherited, type SettingKey } from "./keys";
import { namedInstance } from "./named-instance";
import { resolveFile } from "./project";
import { withSameVariables } from "./same-variables";
import { settingProblems } from "./setting-rules";
import type { ConfigSource } from "./source";

/** A setting's text, and what the place is called where it was found: a configuration key, a variable, or an option of a command. */
export interface FoundSetting {
  readonly text: string;
  readonly from: string;
}

/** Settings that win over any other; an empty text takes one away. */
export type GivenSettings = Readonly<Partial<Record<SettingKey, FoundSetting>>>;

/** Reads the settings of one instance, and collects what is wrong with them. */
export class SettingReader {
  readonly problems: string[] = [];
  readonly #named: Readonly<Record<string, string | undefined>> | undefined;
  readonly #judged = new Map<SettingKey, boolean>();
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

  /** The value, or an empty text. What is wrong with how it is written is collected. */
  read(key: SettingKey): string {
    const found = this.#find(key);
    if (found.text !== "") this.#isWellWritten(key, found);
    return found.text;
  }

  /** The value as `parse` makes it; a problem it throws is collected. */
  parse<T>(key: SettingKey, fallback: T, parse: (text: string) => T): T {
    const found = this.#find(key);
    if (found.text === "" || !this.#isWellWritten(key, found)) return fallback;
    try {
      return parse(found.text);
    } catch (error) {
      if (!(error instanceof SettingProblem)) throw error;
      this.problems.push(...error.found.map((problem) => `${this.nameOf(key)} ${problem}`));
      return fallback;
    }
  }

  /** The environment's value for this instance alone. */
  #ownVariable(key: SettingKey): FoundSetting | undefined {
    const variable = environmentVariable(key, this.instance);
    const value = this.#inEnvironment(variable);
    if (value !== undefined && this.#twins.length > 0 && !this.#isAmbiguous) {
      this.#isAmbiguous = true;
      this.problems.push(
        `${variable} cannot be used: the instances ${[this.instance, ...this.#twins].map((name) => `"${name}"`).join(" and ")} read the same variables, so that one would get the other's password; give one of them a name that differs in letters or digits`,
      );
    }
    return value;
  }

  /** A path of a setting as one that can be opened. */
  absolute(path: string): string {
    return resolveFile(this.config, path);
  }

  require(key: SettingKey, because = ""): string {
    const text = this.read(key);
    if (text === "") this.problems.push(`${this.nameOf(key)} is missing${because}`);
    return text;
  }

  /** How people know a setting: by the option that gave it, else by its key and its variable. */
  nameOf(key: SettingKey): string {
    return this.given[key]?.from ?? `${configKey(key, this.instance)} (or ${environmentVariable(key, this.instance)})`;
  }

  /** As it was given, else of the stack configuration, else of the environment; of the instance itself, else of all. */
  #find(key: SettingKey): FoundSetting {
    const given = this.given[key];
    if (given !== undefined) return given;
    const { instance, config } = this;
    const configured = this.#named === undefined ? config?.get(configKey(key)) : this.#named[key];
    const own = found(configured, configKey(key, instance)) ?? this.#ownVariable(key);
    if (own !== undefined) return own;
    if (instance === undefined || !inherited.includes(key)) return missing;
    return (
      found(config?.get(configKey(key)), configKey(key)) ?? this.#inEnvironment(environmentVariable(key)) ?? missing
    );
  }

  #inEnvironment(variable: string): FoundSetting | undefined {
    return found(this.environment[variable], variable);
  }

  /** By the rules that hold for the value wherever it comes from. Each setting is judged once, however often it is read. */
  #isWellWritten(key: SettingKey, { text, from }: FoundSetting): boolean {
    const known = this.#judged.get(key);
    if (known !== undefined) return known;
    const problems = settingProblems(key, text);
    this.problems.push(...problems.map((problem) => `${from} ${problem}`));
    this.#judged.set(key, problems.length === 0);
    return problems.length === 0;
  }
}

const missing: FoundSetting = { text: "", from: "" };

function found(text: string | undefined, from: string): FoundSetting | undefined {
  return text === undefined || text === "" ? undefined : { text, from };
}

/** What is wrong with a setting: each problem as the end of a sentence that begins with its name. */
export class SettingProblem extends Error {
  readonly found: readonly string[];

  constructor(...found: readonly string[]) {
    super(found.join("; "));
    this.found = found;
  }
}
