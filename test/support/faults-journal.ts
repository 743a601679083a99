/** What the journal tells of the calls that change an instance. */
import type { JournalEntry } from "../../provider/emulator";

const installs = ["SubmitSoapCall", "InstallVendorPackages"];

/** Whether the instance has done it, whatever became of its answer. */
const isExecuted = ({ injected = "", fault }: JournalEntry) =>
  fault === undefined && (injected === "" || /after|slow/.test(injected));

/** Writes of accounts that were sent, done or not. */
export const writesSent = (entries: readonly JournalEntry[]) =>
  entries.filter(({ method }) => method === "Write").length;

export const changesDone = (entries: readonly JournalEntry[]) =>
  entries.filter((entry) => entry.write && isExecuted(entry)).length;

export const installsDone = (entries: readonly JournalEntry[]) =>
  entries.filter((entry) => installs.includes(entry.method) && isExecuted(entry)).length;
