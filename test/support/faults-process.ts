/**
 * A provider process, as far as these tests need one: handlers with a session, retries and memory of their own. What a process
 * remembers it keeps by the instance's name, so each one gets a name of its own; starting one costs nothing, and thousands fit in a
 * test run.
 */
import { vi } from "vitest";
import { installationPolicy } from "../../provider/campaign/installation";
import { retryPolicy } from "../../provider/campaign/retry";
import { imsExternalAccount, integrationPackage, securityGroup } from "../../provider/dynamic";
import { connect } from "../../provider/lifecycle/connections";
import { Report } from "../../provider/lifecycle/report";
import { canaries } from "./host-canaries.ts";

export type Properties = Record<string, unknown>;
type Raw = typeof imsExternalAccount;

/** Seconds for one call: the least that can be configured. */
export const TIMEOUT = 1;
export const USER = "pulumi";

// Waits are tested elsewhere; here they would only add up.
Object.assign(retryPolicy, { firstDelay: 2, longestDelay: 5 });
Object.assign(installationPolicy, { longest: 4 * TIMEOUT * 1000, firstPoll: 1, longestPoll: 10 });

const instances: Record<string, object> = {};
const config = { get: (key: string) => (key === "adobe-campaign:instances" ? JSON.stringify(instances) : undefined) };
void imsExternalAccount.configure({ config: config as never });

/** Every line that a user would have read. */
export const told: string[] = [];
vi.spyOn(Report.prototype, "tell").mockImplementation((line) => void told.push(line));

let started = 0;

/** The handlers of one resource, in one process. */
export class Handlers {
  constructor(
    private readonly raw: Raw,
    private readonly instance: string,
  ) {}

  async check(args: Properties): Promise<Properties> {
    const checked = await this.raw.check({}, this.#here(args));
    if (checked.failures?.length) throw new Error(`check: ${checked.failures[0]!.reason}`);
    return checked.inputs as Properties;
  }

  diff(id: string, outputs: Properties, inputs: Properties) {
    return this.raw.diff(id, this.#here(outputs), this.#here(inputs));
  }

  async create(inputs: Properties): Promise<{ id: string; outputs: Properties }> {
    const created = await this.raw.create(this.#here(inputs));
    return { id: created.id, outputs: created.outs as Properties };
  }

  async update(id: string, outputs: Properties, inputs: Properties): Promise<Properties> {
    return (await this.raw.update(id, this.#here(outputs), this.#here(inputs))).outs as Properties;
  }

  async read(id: string, outputs: Properties): Promise<{ id: string; outputs: Properties } | undefined> {
    const read = await this.raw.read(id, this.#here(outputs));
    return read.id === undefined ? undefined : { id: read.id, outputs: read.props as Properties };
  }

  delete(id: string, outputs: Properties): Promise<void> {
    return this.raw.delete(id, this.#here(outputs));
  }

  #here(properties: Properties): Properties {
    return { ...properties, instance: this.instance };
  }
}

export class Process {
  readonly #name = `p${++started}`;
  readonly account = new Handlers(imsExternalAccount, this.#name);
  readonly package = new Handlers(integrationPackage, this.#name);
  readonly group = new Handlers(securityGroup, this.#name);

  /** More settings, by their key in the configuration. */
  constructor(url: string, settings: Record<string, string> = {}) {
    instances[this.#name] = { url, user: USER, password: canaries.password, timeout: TIMEOUT, ...settings };
  }

  /** Signs out, as a process does at its end. */
  async end(): Promise<void> {
    const instance = await connect(this.#name);
    delete instances[this.#name];
    await instance.close(TIMEOUT * 1000);
  }
}
