import { isPseudonym, type Pseudonyms, pseudonymSource } from "../pseudonyms";
import { isPublicHost } from "../vocabulary";

// Every repetition is bounded, or begins at a boundary: a long text must not take long.
const email = String.raw`[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}`;
const organization = String.raw`\b[A-Za-z0-9]{24}@AdobeOrg`;
const url = String.raw`\b[a-z][a-z0-9+.-]{0,20}://[^\s'"<>|,;)]+`;
const ipv4 = String.raw`(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])`;
const ipv6 = String.raw`(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}(?:[0-9a-f]{1,4}|:)(?![\w:])|(?<![\w:])[0-9a-f:]*::[0-9a-f:.]+(?![\w:])`;
/** Only what ends as host names do: `nms.recipient` and `logon.jsp` are none. */
const host = String.raw`(?<![\w.-])(?:[\w-]{1,63}\.){1,10}(?:com|net|org|io|eu|fr|de|uk|ch|at|be|nl|lu|es|it|pt|pl|se|no|dk|fi|ie|cz|hu|ro|gr|us|ca|mx|br|ar|cl|jp|cn|in|kr|sg|hk|au|nz|za|ae|il|ru|tr|biz|info|cloud|app|dev|tech|local|localdomain|internal|intra|intranet|corp|lan|home|private|example|test)\b(?!\.\w)`;
/** The name of a person's folder. */
const home = String.raw`(?<=[\\/](?:home|Users|users)[\\/])[^\\/\s'"]+`;
const jwt = String.raw`\beyJ[\w-]{8,}(?:\.[\w-]+)*`;
const ciphertext = String.raw`@[A-Za-z0-9+/]{20,}={0,2}(?![\w@])`;

const forms = { organization, jwt, ciphertext, url, email, ipv4, ipv6, host, home };
const any = new RegExp([pseudonymSource, ...Object.values(forms)].join("|"), "giu");
const whole = Object.fromEntries(
  Object.entries(forms).map(([name, source]) => [name, new RegExp(`^(?:${source})$`, "iu")]),
) as Record<keyof typeof forms, RegExp>;

/** Removes from a text that is kept what must not be in it, wherever it stands: known values, addresses, hosts, tokens. */
export function scrub(text: string, names: Pseudonyms): string {
  return names.hideKnown(text).replace(any, (found) => replacement(found, names));
}

function replacement(found: string, names: Pseudonyms): string {
  if (isPseudonym(found)) return found;
  if (whole.organization.test(found)) return names.of("organization", found);
  if (whole.jwt.test(found)) return names.secret(found, "token");
  if (whole.ciphertext.test(found)) return names.secret(found);
  if (whole.url.test(found)) return address(found, names);
  if (whole.email.test(found)) return mailbox(found, names);
  if (isAddress(found)) return names.of("ip", found);
  return whole.host.test(found) ? hostName(found, names) : names.of("word", found);
}

const isAddress = (text: string): boolean => whole.ipv4.test(text) || whole.ipv6.test(text);

export function mailbox(text: string, names: Pseudonyms): string {
  return names.of("person", text);
}

export function hostName(text: string, names: Pseudonyms): string {
  if (isPseudonym(text) || isPublicHost(text) || text.toLowerCase() === "localhost") return text;
  if (isAddress(text)) return names.of("ip", text);
  return names.of("host", text.toLowerCase());
}

/** Scheme, port, and whether a slash ends it are facts; host and path are the customer's. */
export function address(text: string, names: Pseudonyms): string {
  const [, scheme = "", user = "", authority = "", port = "", path = "", rest = ""] =
    /^([a-z][a-z0-9+.-]*:\/\/)([^/@?#]*@)?(\[[^\]]*\]|[^/:?#]*)(:\d+)?([^?#]*)(.*)$/is.exec(text) ?? [];
  if (scheme === "") return names.of("value", text);
  const where = `${scheme}${user === "" ? "" : `${names.secret(user)}@`}${hostName(authority, names)}${port}`;
  return `${where}${addressPath(path, names)}${rest === "" ? "" : `${rest[0]}${names.of("value", rest.slice(1))}`}`;
}

/** The product's own pages, each segment of lower-case words; what is behind an identifier may be anything. */
const productPath = /^\/(?:nl|r|xtk|nms|ims)(?:\/[a-z0-9_.-]{1,30})*\/?$/i;

export function addressPath(path: string, names: Pseudonyms): string {
  if (path === "" || path === "/" || productPath.test(path.replace(/^\/+/, "/"))) return names.hideKnown(path);
  return path
    .split("/")
    .map((segment) => (segment === "" ? "" : names.of("path", segment)))
    .join("/");
}
