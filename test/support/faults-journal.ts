/** What the journal tells of the calls that change an instance. */
import type { JournalEntry } from "../../provider/emulator";

const installs = ["SubmitSoapCall", "InstallVendorPackages"];

/** Whether the instance has done it, whatever became of its answer. */
const isExecuted = ({ injected = "", fault }: JournalEntry) =>
  fault === undefined && (injected === "" || /after|slow/.test(injected));

/** How often the write that was sent most often was sent, done or not. A right that is written by its group's name or number is one. */
export function writesSent(entries: readonly JournalEntry[]): number {
  const counts = new Map<string, number>();
  for (const { method, detail } of entries) {
    const what = /^operatorGroup #\d+/.exec(detail)?.[0] ?? detail;
    if (method === "Write") counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

export const changesDone = (entries: readonly JournalEntry[]) =>
  entries.filter((entry) => entry.write && isExecuted(entry)).length;

export const installsDone = (entries: readonly JournalEntry[]) =>
  entries.filter((entry) => installs.includes(entry.method) && isExecuted(entry)).length;
