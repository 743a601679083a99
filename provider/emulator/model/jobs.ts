import { stamp } from "./clock";
import type { Step } from "./install";

export interface LogLine {
  id: number;
  date: string;
  iRc: number;
  message: string;
}

/** Known status codes of jobs. */
export const jobStatus = { running: 2, finished: 5, failed: 6 } as const;

export interface Job {
  id: string;
  status: number;
  log: LogLine[];
  steps: readonly Step[];
  /** Steps that are behind it. */
  done: number;
}

interface Submitted {
  service: string;
  steps: readonly Step[];
  /** Answers that say "running". */
  polls: number;
  now: number;
  /** In the instance's language. */
  say: (text: string) => string;
}

/**
 * Jobs of this process. How fast one goes is made up: by one part with each answer to `GetStatus`, or with each second of
 * the instance's clock when nobody asks, so that it ends also when its client has died. Line ids grow over all jobs, as
 * in captures.
 */
export class Jobs {
  readonly #jobs = new Map<string, Job & Submitted & { asked: number }>();
  #lastJob = 4200;
  #lastLine = 1500;

  submit(submitted: Submitted): Job {
    const id = `${++this.#lastJob}/${submitted.service}@@emulator=`;
    const job = { ...submitted, id, status: jobStatus.running, log: [], done: 0, asked: 0 };
    this.#jobs.set(id, job);
    this.settle(submitted.now);
    return job;
  }

  /** The job, after it went on by one part. */
  poll(id: string, now: number): Job | undefined {
    const job = this.#jobs.get(id);
    if (job) job.asked++;
    this.settle(now);
    return job;
  }

  running(): Job | undefined {
    return [...this.#jobs.values()].find(({ status }) => status === jobStatus.running);
  }

  /** The instance is another one now. */
  clear(): void {
    this.#jobs.clear();
  }

  settle(now: number): void {
    for (const job of this.#jobs.values()) {
      if (job.status !== jobStatus.running) continue;
      const parts = Math.max(job.asked, Math.floor((now - job.now) / 1000));
      const due = parts >= job.polls + (job.polls > 0 ? 1 : 0) ? job.steps.length : share(job, parts);
      while (job.status === jobStatus.running && job.done < due) this.#step(job, now);
    }
  }

  #step(job: Job & Submitted, now: number): void {
    const step = job.steps[job.done++];
    const log = (message: string, iRc = 0) =>
      job.log.push({ id: ++this.#lastLine, date: stamp(now), iRc, message: message });
    if (step?.fails) {
      job.status = jobStatus.failed;
      log(step.message, -1);
      log(job.say("Installation of packages failed."), -1);
      return;
    }
    log(step?.message ?? "");
    step?.run?.();
    if (job.done < job.steps.length) return;
    job.status = jobStatus.finished;
    // The end text that consoles show.
    log(job.say("Installation of packages successful."));
  }
}

/** Never the last step: that one ends the job. */
const share = ({ steps, polls }: Submitted, parts: number): number =>
  Math.min(steps.length - 1, Math.ceil((parts * steps.length) / (polls + 1)));
