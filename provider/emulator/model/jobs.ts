import { stamp } from "./clock";

export interface LogLine {
  id: number;
  date: string;
  iRc: number;
  message: string;
}

/** Known status codes of jobs. */
export const jobStatus = { finished: 5, failed: 6 } as const;

export interface Job {
  id: string;
  status: number;
  log: LogLine[];
}

/** Jobs of this process. Line ids grow over all jobs, as in captures. */
export class Jobs {
  readonly #jobs = new Map<string, Job>();
  #lastJob = 4200;
  #lastLine = 1500;

  /** Runs `work` at once. An instance would do it beside; who polls sees the end with the first answer. */
  run(service: string, now: number, work: (say: (message: string) => void) => void): Job {
    const job: Job = { id: `${++this.#lastJob}/${service}@@emulator=`, status: jobStatus.finished, log: [] };
    const say = (message: string, iRc = 0) => {
      job.log.push({ id: ++this.#lastLine, date: stamp(now), iRc, message });
    };
    this.#jobs.set(job.id, job);
    try {
      work(say);
    } catch (error) {
      job.status = jobStatus.failed;
      say(error instanceof Error ? error.message : String(error), -1);
    }
    return job;
  }

  get(id: string): Job | undefined {
    return this.#jobs.get(id);
  }
}
