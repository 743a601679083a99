/** A Pulumi CLI that can run programs in Node.js. */
export interface PulumiCli {
  /** Folder of `pulumi`, absolute. */
  bin: string;
  version: string;
  source: "path" | "cache" | "installer" | "go";
}

/** One way to a CLI: it either gives one, or says in a few words why it cannot. */
export interface Source {
  name: string;
  /** Fetching or building takes a while: why that is needed is said first. */
  takesLong?: true;
  find: () => PulumiCli | Unavailable | Promise<PulumiCli | Unavailable>;
}

export interface Unavailable {
  reason: string;
}

/** Name of an executable on this platform. */
export const executable = (name: string): string => (process.platform === "win32" ? `${name}.exe` : name);

/** The last lines of a program's output: where it says what went wrong. */
export const lastLines = (output: string, count = 3): string =>
  output
    .trim()
    .split("\n")
    .slice(-count)
    .map((line) => line.trim())
    .join(" · ");
