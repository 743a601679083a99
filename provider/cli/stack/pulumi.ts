import { execFile } from "node:child_process";
import { existsSync } from "node:fs";

/** What a run of the Pulumi CLI ended with. */
export type PulumiRun = { readonly stdout: string } | { readonly failure: string };

/** Milliseconds. A backend may be far away, but a command must not wait for ever. */
const PATIENCE = 120_000;
const MOST_LINES = 4;
const LONGEST = 600;

/** Runs `pulumi` in a folder, and asks nobody anything. What it prints stays in memory. */
export function runPulumi(cwd: string, args: readonly string[]): Promise<PulumiRun> {
  // Otherwise it would look as if `pulumi` were missing.
  if (!existsSync(cwd)) return Promise.resolve({ failure: `there is no folder ${cwd}` });
  const options = { cwd, timeout: PATIENCE, maxBuffer: 64 * 1024 * 1024, windowsHide: true };
  return new Promise((resolve) => {
    const child = execFile(
      "pulumi",
      [...args, "--non-interactive", "--color=never"],
      options,
      (error, stdout, stderr) => resolve(error === null ? { stdout } : { failure: explain(error, stderr) }),
    );
    child.stdin?.end();
  });
}

/** The error itself is not quoted: it repeats the command, and may hold what was printed. */
function explain(error: { code?: unknown; killed?: boolean }, stderr: string): string {
  if (error.code === "ENOENT") return "the command `pulumi` was not found on the PATH";
  if (error.killed === true) return `\`pulumi\` did not end within ${PATIENCE / 1000} seconds`;
  const said = shortened(stderr);
  return said === "" ? `\`pulumi\` ended with ${String(error.code)} and said nothing` : `\`pulumi\` said: ${said}`;
}

function shortened(stderr: string): string {
  const lines = stderr
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/^error: /, ""))
    .filter((line) => line !== "");
  const text = lines.slice(0, MOST_LINES).join(" ");
  return lines.length > MOST_LINES || text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
}
