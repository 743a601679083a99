/** `npm run bench`: the numbers that this package promises, each beside its rival in the same run. With names of parts, only those. */
import { describeMachine } from "./report/machine.mts";
import { formatTable, type Row } from "./report/table.mts";
import { coldStart } from "./parts/cold-start.mts";
import { command } from "./parts/command.mts";
import { client } from "./parts/client.mts";
import { drift } from "./parts/drift.mts";
import { emulator } from "./parts/emulator.mts";
import { firstResource } from "./parts/first-resource.mts";
import { groupRequests } from "./parts/group-requests.mts";
import { growth } from "./parts/growth.mts";
import { hiding } from "./parts/hiding.mts";
import { native } from "./parts/native.mts";
import { page } from "./parts/page.mts";
import { preview } from "./parts/preview.mts";
import { reports } from "./parts/reports.mts";
import { requests } from "./parts/requests.mts";

type Part = (log: (line: string) => void) => Promise<Row[]>;

const parts: Record<string, Part> = {
  requests,
  "group-requests": groupRequests,
  "first-resource": firstResource,
  "cold-start": coldStart,
  native,
  client,
  growth,
  hiding,
  emulator,
  page,
  reports,
  drift,
  command,
  preview,
};

const args = process.argv.slice(2);
const verbose = args.includes("--verbose");
const names = args.filter((arg) => arg !== "--verbose");
const unknown = names.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(", ")}; there are: ${Object.keys(parts).join(", ")}, and --verbose`);
  process.exit(2);
}

console.log(`${describeMachine()}\n`);
const rows: Row[] = [];
for (const name of names.length > 0 ? names : Object.keys(parts)) {
  console.error(`measuring ${name}…`);
  const started = performance.now();
  rows.push(...(await parts[name]!((line) => verbose && console.error(`  ${line}`))));
  if (verbose) console.error(`  in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
console.log(formatTable(rows));
process.exit(0);
