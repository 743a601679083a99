import type { Pseudonyms } from "../pseudonyms";
import { isSecretName } from "./names";
import { redactValue } from "./value";
import type { Context } from "./context";
import { addressPath, address, scrub } from "./scrub";
import { schemaName, unknownValue } from "./values";

/** Path and query. The method in the query is what the request is about; of anything else in it only the name is. */
export function redactPath(url: string, names: Pseudonyms): string {
  const [, path = "", query] = /^([^?]*)(?:\?(.*))?$/s.exec(url) ?? [];
  if (query === undefined) return addressPath(path, names);
  const parameters = query.split("&").map((each) => parameter(each, names));
  return `${addressPath(path, names)}?${parameters.join("&")}`;
}

function parameter(text: string, names: Pseudonyms): string {
  const at = text.indexOf("=");
  const name = plainName(decoded(at < 0 ? text : text.slice(0, at)), names);
  if (at < 0) return name;
  const value = decoded(text.slice(at + 1));
  if (name === "soapAction") return `soapAction=${encodeURIComponent(soapAction(value, names))}`;
  const token = isSecretName(name) || /session|ticket|sig|code|state/i.test(name);
  return `${name}=${encodeURIComponent(token ? names.secret(value) : unknownValue(value, names))}`;
}

/** `xtk:session#Logon`, with or without quotes and `urn:`. */
export function soapAction(value: string, names: Pseudonyms): string {
  const [, open = "", service = "", method = "", close = ""] = /^("?)([^#"]*)(#\w{1,80})?("?)$/s.exec(value) ?? [];
  return service === "" ? unknownValue(value, names) : `${open}${schemaName(service, names)}${method}${close}`;
}

/** `name=value&…`, as token endpoints and log-on pages take it. */
export function redactForm(text: string, context: Context): string {
  return [...new URLSearchParams(text)]
    .map(
      ([name, value]) => `${plainName(name, context.names)}=${encodeURIComponent(redactValue(name, value, context))}`,
    )
    .join("&");
}

export function redactJson(text: string, context: Context): string {
  return JSON.stringify(json("", JSON.parse(text), context));
}

function json(name: string, value: unknown, context: Context): unknown {
  if (Array.isArray(value)) return value.map((each) => json(name, each, context));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [plainName(key, context.names), json(key, each, context)]),
    );
  if (typeof value === "string") return redactValue(name, value, context);
  // A number may be a secret as well; `null` and the booleans cannot.
  return typeof value === "number" && isSecretName(name) ? context.names.secret(String(value)) : value;
}

/** Names of fields are short words; anything else in their place is data. */
function plainName(name: string, names: Pseudonyms): string {
  return /^[A-Za-z_][\w.-]{0,40}$/.test(name) ? scrub(name, names) : names.of("value", name);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/** Where a redirect leads. */
export function redactLocation(location: string, names: Pseudonyms): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(location) ? address(location, names) : redactPath(location, names);
}
