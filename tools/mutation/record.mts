/** What a run of StrykerJS leaves in `test/mutation`: a folder's score, and each change of it that no test has noticed. */

/** The part of Stryker's JSON report that we read. */
export interface MutationReport {
  files: Record<string, { source: string; mutants: Mutant[] }>;
}

interface Mutant {
  status: string;
  mutatorName: string;
  replacement?: string;
  location: { start: Position; end: Position };
}

interface Position {
  line: number;
  column: number;
}

export interface Survivor {
  file: string;
  /** The code that was changed, without its line: that moves with every edit above it. */
  code: string;
  became: string;
  /** Why no test notices it, and why that is right; empty until somebody has looked. */
  reason: string;
}

export interface MutationRecord {
  /** Percent of the changes that some test has noticed, rounded down to a tenth. */
  score: number;
  killed: number;
  survived: number;
  /** Changes of constants of a module, which are not tried. */
  untried: number;
  survivors: Survivor[];
}

const isKilled = ({ status }: Mutant) => status === "Killed" || status === "Timeout";
const isSurvivor = ({ status }: Mutant) => status === "Survived" || status === "NoCoverage";

/** The record of a report. The reasons of an earlier record stay with the survivors that are still there. */
export function recordOf(report: MutationReport, earlier?: MutationRecord): MutationRecord {
  const reasons = new Map(earlier?.survivors.map((each) => [keyOf(each), each.reason]));
  const files = Object.entries(report.files);
  const mutants = files.flatMap(([, file]) => file.mutants);
  const survivors = files.flatMap(([file, { source, mutants: ofFile }]) =>
    ofFile.filter(isSurvivor).map((mutant) => survivorOf(file, source, mutant, reasons)),
  );
  const killed = mutants.filter(isKilled).length;
  return {
    score: scoreOf(killed, survivors.length),
    killed,
    survived: survivors.length,
    untried: mutants.filter(({ status }) => status === "Ignored").length,
    survivors: survivors.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  };
}

/** Of nothing, everything is noticed. */
export function scoreOf(killed: number, survived: number): number {
  return killed + survived === 0 ? 100 : Math.floor((1000 * killed) / (killed + survived)) / 10;
}

function survivorOf(file: string, source: string, mutant: Mutant, reasons: ReadonlyMap<string, string>): Survivor {
  const { start, end } = mutant.location;
  const became = oneLine(mutant.replacement ?? mutant.mutatorName);
  const survivor = { file, code: oneLine(textBetween(source, start, end)), became };
  return { ...survivor, reason: reasons.get(keyOf(survivor)) ?? "" };
}

/** Lines and columns start at 1. */
function textBetween(source: string, start: Position, end: Position): string {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1)!.slice(0, end.column - 1);
  lines[0] = lines[0]!.slice(start.column - 1);
  return lines.join("\n");
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

const keyOf = ({ file, code, became }: Omit<Survivor, "reason">) => JSON.stringify([file, code, became]);
