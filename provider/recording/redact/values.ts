import { isPseudonym, type Pseudonyms, pseudonymSource } from "../pseudonyms";
import { choices, isKnownToken, logins, namespaces } from "../vocabulary";
import { address, hostName, mailbox, scrub } from "./scrub";

/** Values that say nothing of anybody: numbers of up to ten digits, booleans, dates, versions, languages, time zones, choices. */
export function isInnocent(value: string): boolean {
  return (
    /^-?(?:0|[1-9]\d{0,9})(?:\.\d{1,6})?$/.test(value) ||
    /^(?:true|false|yes|no)$/i.test(value) ||
    /^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:Z|[+-]\d\d(?::?\d\d)?))?)?$/.test(value) ||
    /^\d{1,2}(?:\.\d{1,5}){1,2}$/.test(value) ||
    /^[a-z]{2}(?:[_-][A-Z]{2})?$/.test(value) ||
    /^(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)\/[A-Za-z_/+-]+$|^(?:UTC|GMT)$/.test(
      value,
    ) ||
    choices.has(value)
  );
}

/** The value of something that nothing is known of. */
export function unknownValue(value: string, names: Pseudonyms): string {
  if (value.trim() === "" || isInnocent(value) || isPseudonym(value)) return value;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) return address(value, names);
  if (isMailbox(value)) return mailbox(value, names);
  if (/^[A-Za-z0-9]{24}@AdobeOrg$/.test(value)) return names.of("organization", value);
  return names.of("value", value);
}

/** Short enough for an address: a longer text would take long to judge. */
export function isMailbox(value: string): boolean {
  return value.length <= 320 && /^[^\s@]+@[^\s@]+\.\w+$/.test(value);
}

/** Names and labels, word by word: Adobe's words stay, so that a shipped name can be read though it is not known. */
export function phrase(value: string, names: Pseudonyms): string {
  return scrub(value, names)
    .split(new RegExp(`(${pseudonymSource})`))
    .map((part) => (isPseudonym(part) ? part : part.replace(/[\p{L}\p{N}]+/gu, (token) => word(token, names))))
    .join("");
}

function word(token: string, names: Pseudonyms): string {
  return isKnownToken(token) || /^(?:\p{L}|\d{1,2})$/u.test(token) ? token : names.of("word", token);
}

/** Logins of the product itself stay. */
export function login(value: string, names: Pseudonyms): string {
  if (logins.has(value) || isPseudonym(value)) return value;
  return isMailbox(value) ? mailbox(value, names) : names.of("operator", value);
}

/** `host`, `host:port` or an address. */
export function serverName(value: string, names: Pseudonyms): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) return address(value, names);
  if (isInnocent(value)) return value;
  const [, host = "", port = ""] = /^(.*?)(:\d{1,5})?$/s.exec(value) ?? [];
  return `${hostName(host, names)}${port}`;
}

/** `nms:extAccount`, `xtk:persist|xtk:session`, `xtk:schema|nms:extAccount`, `urn:xtk:session`. Adobe's stay. */
export function schemaName(value: string, names: Pseudonyms): string {
  return value
    .split("|")
    .map((part) => {
      const [, urn = "", namespace, rest = ""] = /^(urn:)?([^:]*)(?::(.*))?$/s.exec(part) ?? [];
      if (namespace === undefined || (rest === "" && urn === ""))
        return isKnownToken(part) ? part : names.of("word", part);
      if (namespaces.has(namespace))
        return `${urn}${namespace}:${isPlainName(rest) ? scrub(rest, names) : phrase(rest, names)}`;
      if (part === "urn:wpp:default" || isPseudonym(namespace)) return part;
      return `${urn}${names.of("namespace", namespace)}:${names.of("word", rest)}`;
    })
    .join("|");
}

const isPlainName = (text: string): boolean => /^[\w@./-]{1,60}$/.test(text) && (text === "" || !/\d{5}/.test(text));

/** An XTK expression: its paths stay; its texts, and numbers too long for an id, do not. `whole`: texts are not read by words. */
export function expression(value: string, names: Pseudonyms, whole = false): string {
  const text = (content: string): string => {
    const clear = content.replace(/\\(.)/gs, "$1");
    const replaced = whole
      ? unknownValue(clear, names)
      : /^[\w-]+:[\w-]+$/.test(clear)
        ? schemaName(clear, names)
        : phrase(clear, names);
    return replaced.replaceAll("\\", "\\\\").replaceAll("'", "\\'");
  };
  return value
    .split(/('(?:\\.|[^'\\])*(?:'|$)|"(?:\\.|[^"\\])*(?:"|$)|#[^#]*(?:#|$))/s)
    .map((part) => {
      if (part.startsWith("#")) return /^#[\dTZ:.+ -]*#$/.test(part) ? part : `#${names.of("value", part)}#`;
      if (part.startsWith("'") || part.startsWith('"'))
        return `${part[0]}${text(part.slice(1).replace(/(?<!\\)['"]$/, ""))}${part[0]}`;
      return scrub(part, names).replace(/(?<![\w-])\d{9,}/g, (number) => names.of("value", number));
    })
    .join("");
}

/**
 * Faults and log lines: the sentence stays, what it quotes only if the request has it too or the product is called so.
 * `asked`: the request as it is recorded.
 */
export function prose(value: string, names: Pseudonyms, asked: string): string {
  const opaque = (found: string): string =>
    /\d/.test(found) && /[A-Za-z]/.test(found) && !isPseudonym(found) ? names.secret(found) : found;
  return scrub(value, names)
    .replace(
      /(?<![\p{L}\p{N}\\])(['"«])([^'"»]{1,400})(['"»])(?![\p{L}\p{N}])/gu,
      (all, open: string, quoted: string, close: string) =>
        mayStay(quoted, asked) ? all : `${open}${quotation(quoted, names)}${close}`,
    )
    .replace(/(?<![\w@-])@?[A-Za-z0-9+/=_]{24,}(?![\w-])/g, opaque);
}

function mayStay(quoted: string, asked: string): boolean {
  return isPseudonym(quoted) || (quoted.length > 1 && asked.includes(quoted)) || isInnocent(quoted);
}

function quotation(quoted: string, names: Pseudonyms): string {
  if (/^[@[/]/.test(quoted)) return expression(quoted, names);
  return /^[\w-]+:[\w-]+(?:\|[\w:-]+)?$/.test(quoted) ? schemaName(quoted, names) : phrase(quoted, names);
}
