/** Everything that can go wrong with one call. */
import type { Fault } from "../../provider/emulator/faults/fault";
import { canaries } from "./host-canaries.ts";
import { TIMEOUT } from "./faults-process.ts";

export interface Kind {
  readonly name: string;
  readonly fault: Omit<Fault, "at" | "times">;
  /** `harmless`: nobody notices. `passing`: the same call may work a moment later. `refused`: an answer that says no. */
  readonly sort: "harmless" | "passing" | "refused";
  /** Whether it is also tried as an outage: all calls fail from that one on, until the next run. */
  readonly lasting?: boolean;
}

type When = "before" | "after";
const each = (make: (when: When) => Kind): Kind[] => (["before", "after"] as const).map(make);
const late = TIMEOUT * 1000 + 200;
/** A server may echo what it was sent. */
const echo = `It was sent ${canaries.password}.`;
const page = `<title>${canaries.password}</title>`;

export const kinds: readonly Kind[] = [
  { name: "refuse", fault: { kind: "refuse" }, sort: "passing" },
  ...each((when) => ({ name: `reset ${when}`, fault: { kind: "reset", when }, sort: "passing", lasting: true })),
  ...each((when) => ({
    name: `hang ${when}`,
    fault: { kind: "hang", when },
    sort: "passing",
    lasting: when === "after",
  })),
  ...each((when) => ({ name: `late ${when}`, fault: { kind: "slow", when, delay: late }, sort: "passing" })),
  ...each((when) => ({ name: `slow ${when}`, fault: { kind: "slow", when, delay: 30 }, sort: "harmless" })),
  ...each((when) => ({ name: `drip ${when}`, fault: { kind: "drip", when, delay: 40 }, sort: "passing" })),
  ...[0, 40].map((bytes): Kind => ({ name: `cut at ${bytes}`, fault: { kind: "truncate", bytes }, sort: "passing" })),
  { name: "cut in the middle", fault: { kind: "truncate" }, sort: "passing" },
  // HTTP sees nothing wrong with it.
  { name: "cut, length right", fault: { kind: "truncate", complete: true }, sort: "passing", lasting: true },
  ...[500, 502, 503, 504].flatMap((status) =>
    each((when) => ({
      name: `${status} ${when}`,
      fault: { kind: "status", when, status, text: page },
      sort: "passing",
      lasting: status === 503 && when === "after",
    })),
  ),
  ...[200, 500].flatMap((status) =>
    each((when) => ({
      name: `fault at ${status} ${when}`,
      fault: { kind: "fault", when, status, text: echo },
      sort: "refused",
      lasting: status === 200 && when === "after",
    })),
  ),
  ...each((when) => ({ name: `page ${when}`, fault: { kind: "html", when, text: page }, sort: "refused" })),
  ...each((when) => ({ name: `redirect ${when}`, fault: { kind: "redirect", when }, sort: "refused" })),
  { name: "wrong content type", fault: { kind: "wrong-content-type" }, sort: "harmless" },
  // More than any client should read: the bound is 16 MiB.
  ...each((when) => ({
    name: `oversized ${when}`,
    fault: { kind: "oversized", when, bytes: 17 << 20 },
    sort: "refused",
  })),
  ...each((when) => ({
    name: `expired ${when}`,
    fault: { kind: "expired", when },
    sort: "passing",
    lasting: when === "before",
  })),
  ...each((when) => ({ name: `wrong token ${when}`, fault: { kind: "wrong-token", when }, sort: "refused" })),
];

/** What can become of an installation itself. */
export const installationKinds: readonly Kind[] = (["nothing", "package"] as const).map((leaves) => ({
  name: `fails half way, leaves ${leaves}`,
  fault: { kind: "installation-fails", leaves },
  sort: "refused",
}));
