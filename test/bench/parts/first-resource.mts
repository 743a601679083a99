import { interleave, median } from "../report/median.mts";
import { atMost, type Row } from "../report/table.mts";
import { child } from "../rig/child.mts";

const PAIRS = 7;

interface Registration {
  milliseconds: number;
  /** The same in milliseconds of CPU, which other programs on the machine hardly change. */
  cpu: number;
  text: string;
  importTime: number;
  files: string[];
}

/** What a program pays for its first resource, and the state for each. */
export async function firstResource(log: (line: string) => void): Promise<Row[]> {
  const { ours, rival } = await interleave(
    PAIRS,
    () => child<Registration>("first-resource", ["ours"]),
    () => child<Registration>("first-resource", ["rival"]),
  );
  const { text, files } = ours[0]!;
  const middle = (registrations: Registration[], name: "milliseconds" | "cpu" | "importTime") =>
    median(registrations.map((each) => each[name]));
  const heavy = files.filter((file) => /node_modules.(zod|axios|saxes)\b/.test(file));
  log(`importing our package loads ${files.length} files`);
  for (const file of heavy) log(`  which it must not: ${file}`);
  return [
    atMost("first resource of a program", middle(ours, "milliseconds"), 20, "ms", middle(rival, "milliseconds")),
    atMost("  the same in CPU time", middle(ours, "cpu"), 20, "ms", middle(rival, "cpu")),
    atMost("import of the package, beyond Pulumi", middle(ours, "importTime"), undefined, "ms"),
    atMost("files of zod, axios or saxes that it loads", heavy.length, 0),
    atMost("stored text of a resource", Buffer.byteLength(text), 90, "bytes", Buffer.byteLength(rival[0]!.text)),
  ];
}
