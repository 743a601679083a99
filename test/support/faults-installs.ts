import type { Emulator } from "../../provider/emulator";
import { installsDone } from "./faults-journal.ts";
import { PACKAGE } from "./faults-operations.ts";

/**
 * Watches that nothing is installed blindly: at most once in a run, and never when the run's own sign-in showed the package. Over
 * several runs more than that cannot be asked: a job that ends between a sign-in and what follows is seen by nobody.
 */
export class Installs {
  readonly problems: string[] = [];
  #counted = 0;
  #inThisRun = 0;
  #isShown = false;

  constructor(emulator: Emulator) {
    emulator.onCall(({ method, phase }) => {
      if (phase === "before") return;
      if (method === "Logon") this.#isShown = emulator.packages().includes(PACKAGE);
      const done = installsDone(emulator.journal());
      if (done === this.#counted) return;
      this.#counted = done;
      this.#inThisRun++;
      if (this.#inThisRun > 1) this.problems.push(`${this.#inThisRun} installations in one run`);
      if (this.#isShown) this.problems.push("installed though the sign-in showed the package");
    });
  }

  newRun(): void {
    this.#inThisRun = 0;
  }
}
