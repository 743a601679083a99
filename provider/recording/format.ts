import { version } from "../version";

export const FORMAT = "adobe-campaign-recording";
export const FORMAT_VERSION = 1;

/** The first line of a recording, and of each run that was appended to it. */
export interface Header {
  readonly format: typeof FORMAT;
  readonly version: typeof FORMAT_VERSION;
  /** When the run began. */
  readonly recorded: string;
  /** What wrote it. */
  readonly recorder: string;
  /** Only with `--keep-host`. */
  readonly target?: string;
}

/** A body as text with everything secret replaced, or only what may be said of it. */
export type RecordedBody =
  | { readonly text: string }
  | {
      readonly withheld: {
        readonly bytes: number;
        readonly start: string;
        readonly digest: string;
        readonly why: string;
      };
    };

export interface RecordedHeaders {
  /** The headers that matter, redacted, by their names in lower case. */
  readonly values: Readonly<Record<string, string>>;
  /** The names of all the others. */
  readonly others: readonly string[];
}

/** One exchange: a line of the file. */
export interface RecordedExchange {
  /** Order of the requests; replies may overtake each other. */
  readonly number: number;
  readonly method: string;
  readonly path: string;
  readonly requestHeaders: RecordedHeaders;
  readonly request?: RecordedBody;
  /** Nothing when no reply came. */
  readonly status?: number;
  readonly replyHeaders?: RecordedHeaders;
  readonly reply?: RecordedBody;
  /** Why no reply came: a code such as ECONNRESET. */
  readonly failure?: string;
  readonly milliseconds: number;
}

export function headerLine(now: Date, target?: string): Header {
  return {
    format: FORMAT,
    version: FORMAT_VERSION,
    recorded: now.toISOString(),
    recorder: `pulumi-adobe-campaign ${version}`,
    ...(target === undefined ? {} : { target }),
  };
}
