/** What can go wrong with a call, on purpose. */
export const faultKinds = [
  /** The connection is reset before the request is looked at. */
  "refuse",
  /** The connection is reset: with `after` the call was executed, and its reply is lost. */
  "reset",
  /** No answer ever; the connection stays open until the client leaves or the emulator is closed. */
  "hang",
  /** `delay` passes, then everything goes on as it should. */
  "slow",
  /** The reply comes one byte at a time, `delay` between two. */
  "drip",
  /** The reply is cut after `bytes` bytes of its body, and the connection with it (unless `complete`). */
  "truncate",
  /** An HTTP error page: `status`, by default 503; `retryAfter` adds the header. */
  "status",
  /** A SOAP fault: `code`, `text`, `detail`, at HTTP `status` 200. */
  "fault",
  /** A web page, such as a proxy's sign-in form, at HTTP `status` 200. */
  "html",
  /** The reply as it is, but declared as `contentType`. */
  "wrong-content-type",
  /** A reply that does not end: `bytes` of it, by default 256 MiB. */
  "oversized",
  /** The caller's session ends, and the call is answered as one without a session. */
  "expired",
  /** The caller's IMS token is taken for one that has ended: a fault at HTTP 500. It stays. */
  "token-ended",
  /** The tokens of this call are refused, as a wrong password is. The session stays. */
  "wrong-token",
  /** 302 to `location`. */
  "redirect",
  /** The installation of a package fails half way; `leaves` says what remains. */
  "installation-fails",
] as const;

export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  kind: FaultKind;
  /**
   * `before`: the call is not executed. `after`: it was executed and kept, and this comes instead of its reply.
   * What happens to a reply (drip, truncate, wrong-content-type) is `after` unless specified otherwise; everything else is `before`.
   */
  when?: "before" | "after";
  /**
   * Which calls: all that match, counted from now on; the strike is at the n-th of them (1, unless given). `service` is
   * `xtk:session` or any part of `xtk:persist|xtk:session`. Pages are calls of the service `http`, method `GET /r/test`.
   */
  at?: { service?: string; method?: string; nth?: number };
  /** How often it strikes, from that call on. Default 1. */
  times?: number;
  status?: number;
  bytes?: number;
  /** For `truncate`: the cut reply is declared with its cut length, so that HTTP alone sees nothing wrong. */
  complete?: boolean;
  /** Milliseconds. Default 20 between two bytes, 1000 for `slow`. */
  delay?: number;
  code?: string;
  text?: string;
  detail?: string;
  contentType?: string;
  /** Seconds. */
  retryAfter?: number;
  location?: string;
  /** What a failed installation leaves: nothing (default), or the package without the account that it brings. */
  leaves?: "nothing" | "package";
}

export interface Injection {
  readonly fault: Fault;
  /** How often it has struck. */
  readonly hits: number;
  remove(): void;
}

const ofReplies: ReadonlySet<FaultKind> = new Set(["drip", "truncate", "wrong-content-type"]);

export const whenOf = ({ kind, when }: Fault): "before" | "after" => when ?? (ofReplies.has(kind) ? "after" : "before");

const wholes = ["times", "status", "bytes", "delay", "retryAfter"] as const;
const texts = ["code", "text", "detail", "contentType", "location"] as const;
const known = new Set<string>(["kind", "when", "at", "complete", "leaves", ...wholes, ...texts]);

/** Why this cannot be injected, or nothing. It may come from outside, so nothing about it is taken for granted. */
export function problemOf(fault: Fault): string | undefined {
  if (!faultKinds.includes(fault.kind)) return `'kind' is one of ${faultKinds.join(", ")}`;
  const stray = Object.keys(fault).find((name) => !known.has(name));
  if (stray !== undefined) return `'${stray}' is not known`;
  if (!["before", "after", undefined].includes(fault.when)) return "'when' is before or after";
  if (fault.kind === "refuse" && fault.when === "after") return "a refused call is not executed: 'when' is before";
  const wrong = wholes.find((name) => fault[name] !== undefined && !isWhole(fault[name]));
  if (wrong) return `'${wrong}' is a whole number, 0 or more`;
  const untext = texts.find((name) => fault[name] !== undefined && typeof fault[name] !== "string");
  if (untext) return `'${untext}' is a text`;
  if (fault.status !== undefined && (fault.status < 200 || fault.status > 599)) return "'status' is an HTTP status";
  if (!["nothing", "package", undefined].includes(fault.leaves)) return "'leaves' is nothing or package";
  const { at } = fault;
  if (at === undefined) return undefined;
  if (typeof at !== "object" || at === null) return "'at' is an object";
  if (at.nth !== undefined && !(isWhole(at.nth) && at.nth >= 1)) return "'at.nth' counts from 1";
  const names = [at.service, at.method].filter((name) => name !== undefined);
  return names.every((name) => typeof name === "string") ? undefined : "'at.service' and 'at.method' are texts";
}

const isWhole = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
