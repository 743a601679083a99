import { type EmulatorOptions, startEmulator } from "pulumi-adobe-campaign/emulator";

import { atMost, type Row } from "../report/table.mts";
import { Proxy } from "./proxy.mts";
import { type Command, runWithSdk } from "./sdk-commands.mts";

/** Two instances of the same kind, ours and the rival's, with what counts their requests in front. */
export class RequestRows {
  readonly #log: (line: string) => void;
  readonly #ours: Side;
  readonly #rivals: Side;

  private constructor(log: (line: string) => void, ours: Side, rivals: Side) {
    this.#log = log;
    this.#ours = ours;
    this.#rivals = rivals;
  }

  static async start(log: (line: string) => void, options: EmulatorOptions): Promise<RequestRows> {
    const [ours, rivals] = await Promise.all([start(options), start(options)]);
    return new RequestRows(log, ours, rivals);
  }

  /** Where our provider reaches its instance. */
  get url(): string {
    return this.#ours.proxy.url;
  }

  get imsPackage(): string {
    return this.#ours.emulator.imsPackage;
  }

  /** Does something whose requests do not count. */
  async aside(work: Promise<void>): Promise<void> {
    await this.#count("not counted", this.#ours.proxy, work);
  }

  async row(command: string, work: Promise<void>, limit?: number, rival?: Command): Promise<Row> {
    const calls = await this.#count(command, this.#ours.proxy, work);
    const { proxy } = this.#rivals;
    const withSdk =
      rival && (await this.#count("  Adobe's SDK", proxy, runWithSdk(rival, proxy.url, this.imsPackage))).length;
    const logoffs = calls.filter((call) => call === "Logoff").length;
    const what = `requests: ${command}${logoffs > 0 ? " (and a logoff)" : ""}`;
    return atMost(what, calls.length - logoffs, limit, "", withSdk);
  }

  async close(): Promise<void> {
    for (const { emulator, proxy } of [this.#ours, this.#rivals]) {
      proxy.close();
      await emulator.close();
    }
  }

  async #count(what: string, proxy: Proxy, work: Promise<void>): Promise<string[]> {
    await work;
    const calls = proxy.take();
    this.#log(`${what}: ${calls.join(", ") || "none"}`);
    return calls;
  }
}

type Side = Awaited<ReturnType<typeof start>>;

async function start(options: EmulatorOptions) {
  const emulator = await startEmulator(options);
  return { emulator, proxy: await Proxy.start(emulator.url) };
}
