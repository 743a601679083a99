/** Runs one case to its end: the run that is disturbed, those after it, and what Pulumi sees then. */
import { setTimeout as wait } from "node:timers/promises";
import type { Emulator } from "../../provider/emulator";
import { whenOf } from "../../provider/emulator/faults/fault";
import { type Case, start } from "./faults-case.ts";
import { type Ended, type Kept, refresh } from "./faults-engine.ts";
import { Installs } from "./faults-installs.ts";
import { changesDone, writesSent } from "./faults-journal.ts";
import type { Kind } from "./faults-kinds.ts";
import { imsAccounts, type Operation } from "./faults-operations.ts";
import { Process, TIMEOUT } from "./faults-process.ts";
import { findCanaries } from "./host-canaries.ts";

/** Seconds that a busy machine may take on top of what is waited for. */
const SLACK = 10;
const NEVER = 60;
const changing = ["Write", "SubmitSoapCall", "InstallVendorPackages"];

export async function problemsOf(case_: Case): Promise<string[]> {
  const { operation, snapshot } = case_.prepared;
  const emulator = await start(operation);
  try {
    emulator.restore(snapshot);
    emulator.clearJournal();
    const installs = new Installs(emulator);
    const { ended, problems } = await disturbed(emulator, case_);
    installs.newRun();
    const watch = { problems, installs };
    const last = ended.error === undefined ? ended : await again(emulator, operation, ended.kept, watch);
    installs.newRun();
    if (last.error === undefined) await look(emulator, operation, last, problems);
    return [...problems, ...installs.problems];
  } finally {
    await emulator.close();
  }
}

async function disturbed(emulator: Emulator, case_: Case): Promise<{ ended: Ended; problems: string[] }> {
  const { prepared, nth, kind, lasting } = case_;
  const { operation, kept, calls } = prepared;
  const rows = () => JSON.stringify((operation.seen ?? imsAccounts)(emulator));
  const before = rows();
  const injection = emulator.inject({ ...kind.fault, at: { nth }, times: lasting ? 1e9 : 1 });
  const started = performance.now();
  const ended = await inOneProcess(emulator, operation, kept);
  const seconds = (performance.now() - started) / 1000;

  const problems: string[] = [];
  // How often a job is asked for depends on the time.
  if (injection.hits === 0 && !calls.slice(0, nth).includes("GetStatus")) problems.push("it was not struck");
  if (seconds > (injection.hits + 1) * TIMEOUT + SLACK) problems.push(`it took ${seconds.toFixed(1)} s`);
  const sent = writesSent(emulator.journal());
  // Only after the answer that nothing was done may it be sent again.
  if (sent > (mayBeSentAgain(operation, kind) ? 2 : 1)) problems.push(`the write was sent ${sent} times`);
  if (ended.error === undefined) return { ended, problems };

  problems.push(...errorProblems(ended.error));
  if (mustSucceed(case_)) problems.push(`it failed: ${ended.error.message}`);
  if (rows() !== before) {
    const half = operation.halfway?.(emulator) ?? operation.problems(emulator, { kept: ended.kept ?? kept });
    problems.push(...half.map((each) => `half written: ${each}`));
    if (ended.partial === false && !isRelease(operation))
      problems.push(`written, and not told: ${ended.error.message}`);
  }
  return { ended, problems };
}

/** A right of a new group is written by number where the instance refuses to be told a name. */
function mayBeSentAgain({ name }: Operation, { fault }: Kind): boolean {
  if (fault.kind === "expired") return true;
  const isRefused = (fault.kind === "fault" || fault.kind === "wrong-token") && whenOf(fault) === "before";
  return isRefused && name.startsWith("create a group");
}

const isRelease = ({ name }: Operation) => name.startsWith("delete");

/** What a good client survives by itself: nobody should have to run the command again. */
function mustSucceed({ prepared, nth, kind, lasting }: Case): boolean {
  const { sort, fault } = kind;
  if (sort === "harmless") return true;
  if (lasting) return false;
  const call = prepared.calls[nth - 1]!;
  // Before there is a session, an expired one can only mean refused credentials.
  if (call === "Logon" && fault.kind === "expired") return false;
  if (!changing.includes(call)) return sort === "passing";
  if (fault.kind === "expired") return call === "Write" || whenOf(fault) === "before";
  return call === "Write" && whenOf(fault) === "after";
}

/** The next run, with nothing in its way. An installation may still be under way: then it says so, and the one after succeeds. */
async function again(
  emulator: Emulator,
  operation: Operation,
  kept: Kept | undefined,
  { problems, installs }: { problems: string[]; installs: Installs },
): Promise<Ended> {
  const next = await inOneProcess(emulator, operation, kept);
  if (next.error === undefined) return next;
  problems.push(...errorProblems(next.error));
  if (!emulator.journal().some(({ method }) => method === "SubmitSoapCall")) {
    problems.push(`the next run failed: ${next.error.message}`);
    return next;
  }
  emulator.advance(60_000);
  installs.newRun();
  const last = await inOneProcess(emulator, operation, next.kept);
  if (last.error !== undefined) problems.push(`the third run failed: ${last.error.message}`);
  return last;
}

/** After a success: it is true, a refresh sees no drift, and one more run changes nothing. */
async function look(emulator: Emulator, operation: Operation, ended: Ended, problems: string[]): Promise<void> {
  problems.push(...operation.problems(emulator, ended).map((each) => `a wrong claim: ${each}`));
  if (ended.kept === undefined) return;
  const { kept } = ended;
  const process = new Process(emulator.url);
  const before = changesDone(emulator.journal());
  const handlers = operation.handlers(process);
  const seen = await refresh(handlers, kept);
  if (JSON.stringify(withoutInstance(seen)) !== JSON.stringify(withoutInstance(ended)))
    problems.push("a refresh sees drift");
  const last = await operation.run(process, seen.kept);
  await process.end();
  if (last.error !== undefined) problems.push(`one more run failed: ${last.error.message}`);
  if (changesDone(emulator.journal()) !== before) problems.push("one more run changed something");
}

/** Each process of these tests calls the instance by another name. */
function withoutInstance({ kept }: Ended): object {
  const entries = Object.entries(kept?.outputs ?? {}).filter(([name]) => name !== "instance");
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function inOneProcess(emulator: Emulator, operation: Operation, kept: Kept | undefined): Promise<Ended> {
  const process = new Process(emulator.url);
  const given = new AbortController();
  const hangs = wait(NEVER * 1000, undefined, { signal: given.signal }).then(
    () => ({ kept, error: new Error("it hangs") }),
    () => ({ kept }),
  );
  const ended = await Promise.race([operation.run(process, kept), hangs]);
  given.abort();
  emulator.clearFaults();
  await process.end();
  // A call whose sender has left is executed now, if it is at all.
  await wait(5);
  return ended;
}

function errorProblems(error: Error): string[] {
  const shown = `${error.message} ${error.stack} ${String(error)} ${JSON.stringify((error as { reasons?: unknown }).reasons)}`;
  return [
    ...(/^ACC[1-4]\d{3}: /.test(error.message) ? [] : [`an error without a meaning: ${error.message}`]),
    ...findCanaries(shown).map((found) => `a secret in the error: ${found}`),
  ];
}
