import type { RecordedHeaders } from "../format";
import type { Pseudonyms } from "../pseudonyms";
import { redactLocation, soapAction } from "./web";

type Redact = (value: string, names: Pseudonyms) => string;

const mediaType: Redact = (value, names) =>
  /^[\w.+/*-]+(?:\s*;\s*charset=[\w"-]+)?$/i.test(value) ? value : names.of("value", value);
const number: Redact = (value, names) => (/^[\d]{1,9}$/.test(value) ? value : names.of("value", value));
const token: Redact = (value, names) => names.secret(value, "token");

/** Headers that answer something: what is called, what the body is, which tokens came. Of all others only the names. */
const matter: Readonly<Record<string, Redact>> = {
  soapaction: soapAction,
  "content-type": mediaType,
  "content-encoding": mediaType,
  "x-security-token": token,
  "x-session-token": token,
  authorization: (value, names) =>
    value.replace(
      /^(\w+\s+)?(.*)$/s,
      (_, scheme: string | undefined, rest: string) => (scheme ?? "") + token(rest, names),
    ),
  cookie: (value, names) =>
    value
      .split(/;\s*/)
      .map((each) => cookie(each, names))
      .join("; "),
  "set-cookie": setCookie,
  location: redactLocation,
  "retry-after": number,
};

/** Pairs as they came: names in any capitalisation, and more than once. */
export function redactHeaders(raw: readonly string[], names: Pseudonyms): RecordedHeaders {
  const values: Record<string, string> = {};
  const others: string[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index]!.toLowerCase();
    const redact = Object.hasOwn(matter, name) ? matter[name] : undefined;
    if (redact === undefined) others.push(/^[\w-]{1,40}$/.test(name) ? name : names.of("value", name));
    else values[name] = [values[name], redact(raw[index + 1]!, names)].filter((each) => each !== undefined).join(", ");
  }
  return { values, others: [...new Set(others)].sort() };
}

/** Cookies of the product are called by fixed names; others may be called after anything. */
function cookie(text: string, names: Pseudonyms): string {
  const at = text.indexOf("=");
  if (at < 0) return token(text, names);
  const name = text.slice(0, at);
  return `${/^(?:__sessiontoken|__securitytoken|JSESSIONID|uuid230|nllastdelid|AMCV)$/i.test(name) ? name : names.of("value", name)}=${token(text.slice(at + 1), names)}`;
}

function setCookie(value: string, names: Pseudonyms): string {
  const [first = "", ...attributes] = value.split(/;\s*/);
  const kept = attributes.filter((each) => /^(?:Secure|HttpOnly|SameSite=\w+|Path=\/|Max-Age=\d+)$/i.test(each));
  return [cookie(first, names), ...kept].join("; ");
}
