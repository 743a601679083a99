import { HttpStatusError } from "../errors/http-status-error";
import { MalformedReplyError } from "../errors/malformed-reply-error";
import { NetworkError } from "../errors/network-error";
import { PackageInstallError } from "../errors/package-install-error";
import { WebPageError } from "../errors/web-page-error";
import { installationPayload } from "./installation-payload";
import { type JobProgress, jobStatus, submitJob } from "./jobs";
import { AlreadyDone, type Session } from "./session";
import { isMethodMissing } from "./soap/fault-codes";

/** Installing changes the database's structure and takes minutes. Milliseconds. */
export const installationPolicy = { longest: 10 * 60_000, firstPoll: 200, longestPoll: 5000, longestSilence: 20_000 };

const SERVICE = "xtk:builder";
const METHOD = "InstallVendorPackages";
const QUOTED_LINES = 5;
/** A log that goes on and on would fill memory and terminal. */
const MOST_LINES = 300;
const LONGEST_LINE = 500;

/** What an installation shows while it runs. */
export interface InstallationEvent {
  /** Since it was submitted. */
  readonly seconds: number;
  /** How far the instance's job has come, where the instance reports it. */
  readonly progress: JobProgress | undefined;
  readonly message: string;
}

/** One installation: as a job whose log is followed, or in one long call on builds that do not know jobs. */
export class Installation {
  readonly #started = Date.now();
  readonly #deadline = this.#started + installationPolicy.longest;
  /** The last lines of the log. */
  #lines: string[] = [];
  #shown = 0;
  #lastEvent = this.#started;
  #progress: JobProgress | undefined;

  constructor(
    private readonly session: Session,
    private readonly name: string,
    private readonly onEvent: (event: InstallationEvent) => void,
    /** According to the latest sign-in. */
    private readonly isInstalled: () => Promise<boolean>,
  ) {}

  async run(): Promise<"done" | "lost"> {
    try {
      const job = { service: SERVICE, method: METHOD, param: installationPayload([this.name]) };
      return await this.#follow(await submitJob(this.session, job, { isDone: this.isInstalled }));
    } catch (error) {
      if (isMethodMissing(error)) return this.#runDirectly();
      if (error instanceof AlreadyDone) return "done";
      if (isAnswerLost(error)) return "lost";
      throw error;
    }
  }

  async #runDirectly(): Promise<"done" | "lost"> {
    const pulse = setInterval(() => this.#pulse(), installationPolicy.longestSilence);
    try {
      await this.session.call(
        {
          service: SERVICE,
          method: METHOD,
          parameters: [{ name: "parameters", type: "element", value: installationPayload([this.name]) }],
        },
        { timeout: installationPolicy.longest, isDone: this.isInstalled },
      );
      return "done";
    } catch (error) {
      if (error instanceof AlreadyDone) return "done";
      if (isAnswerLost(error)) return "lost";
      throw error;
    } finally {
      clearInterval(pulse);
    }
  }

  /** Polls until the job has ended, or the time is over: the instance goes on without us, also while we cannot reach it. */
  async #follow(id: string): Promise<"done" | "lost"> {
    let lastLogId = 0;
    for (let pause = installationPolicy.firstPoll; ; pause = Math.min(pause * 1.5, installationPolicy.longestPoll)) {
      const { state, lines, progress } = await jobStatus(this.session, id, lastLogId).catch((error: unknown) => {
        // A server that is being changed may refuse connections for a while.
        if (!(error instanceof NetworkError || isAnswerLost(error))) throw error;
        return { state: "running" as const, lines: [], progress: undefined };
      });
      this.#progress = progress ?? this.#progress;
      for (const line of lines) {
        lastLogId = Math.max(lastLogId, line.id);
        this.#logged(line.message.slice(0, LONGEST_LINE));
      }
      if (state === "finished") return "done";
      if (state !== "running") throw this.#failed(state);
      if (Date.now() + pause > this.#deadline) return "lost";
      this.#pulse();
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  #logged(message: string): void {
    this.#lines = [...this.#lines, message].slice(-QUOTED_LINES);
    this.#shown++;
    if (this.#shown <= MOST_LINES) this.#show(this.session.quote(message));
    if (this.#shown === MOST_LINES) this.#show("more lines of the instance's log are not shown");
  }

  /** An installation that says nothing for long is still known to run. */
  #pulse(): void {
    if (Date.now() - this.#lastEvent >= installationPolicy.longestSilence) this.#show("still installing");
  }

  #show(message: string): void {
    this.#lastEvent = Date.now();
    const seconds = Math.round((this.#lastEvent - this.#started) / 1000);
    this.onEvent({ seconds, progress: this.#progress, message });
  }

  #failed(state: string): PackageInstallError {
    const last = this.#lines.join(" | ");
    return new PackageInstallError(
      this.session.url,
      this.name,
      `The instance's job ${state}; its last words: ${last === "" ? "none" : this.session.quote(last)}`,
    );
  }
}

/**
 * No answer of the instance itself: a proxy that gave up waiting, a page, a reply that is cut off. It may go on all the same. A
 * refused connection never reached it.
 */
function isAnswerLost(error: unknown): boolean {
  if (error instanceof NetworkError) return !error.isNeverSent;
  if (error instanceof HttpStatusError) return error.status >= 500;
  return error instanceof WebPageError || error instanceof MalformedReplyError;
}
