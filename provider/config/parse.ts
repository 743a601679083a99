import { readFileSync } from "node:fs";

import { SettingProblem } from "./reader";
import { whyUnreadable } from "../errors/why-unreadable";

export const DEFAULT_TOKEN_ENDPOINT = "https://ims-na1.adobelogin.com/ims/token/v3";

const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** An address that may carry a credential: https, or http to this machine. `example` is one for this setting. */
export function parseAddress(text: string, example: string): URL {
  return accepted(text, example, () => []);
}

/** Where IMS gives tokens. */
export function tokenEndpoint(text: string): string {
  return parseAddress(text, DEFAULT_TOKEN_ENDPOINT).href;
}

/** The address of an instance, without a path. */
export function parseOrigin(text: string): string {
  return accepted(text, "https://campaign.example.com", (url) =>
    url.pathname === "/" && url.search === "" && url.hash === ""
      ? []
      : [`must be the bare address, without a path: ${url.origin}`],
  ).origin;
}

function accepted(text: string, example: string, more: (url: URL) => readonly string[]): URL {
  if (!URL.canParse(text)) throw new SettingProblem(`is not an absolute address such as ${example}`);
  const url = new URL(text);
  const found: string[] = [];
  if (url.username !== "" || url.password !== "")
    found.push("must not contain a user or a password: use the keys of their own");
  if (url.protocol === "http:" && !loopback.test(url.hostname))
    found.push(`must start with https:// ("${url.origin}" would send the password in clear)`);
  else if (url.protocol !== "http:" && url.protocol !== "https:") found.push("must start with https://");
  found.push(...more(url));
  if (found.length > 0) throw new SettingProblem(...found);
  return url;
}

/** Seconds; returned as milliseconds. */
export function parseTimeout(text: string): number {
  const seconds = Number(text);
  if (!(seconds >= 1 && seconds <= 3600)) throw new SettingProblem("must be a number of seconds from 1 to 3600");
  return seconds * 1000;
}

/** The address of a proxy, which may contain its user and password. */
export function parseProxy(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new SettingProblem("is not the address of a proxy such as http://proxy.example.com:3128");
  const { username, password } = new URL(text);
  if (![username, password].every(isDecodable))
    throw new SettingProblem("has a user or a password with a % that is not written as %25");
  return text;
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** A PEM file's content. */
export function readPem(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new SettingProblem(`names the file ${path}, which cannot be read (${whyUnreadable(error)})`);
  }
  if (!text.includes("-----BEGIN ")) throw new SettingProblem(`names the file ${path}, which is not in PEM format`);
  return text;
}

export function parseChoice<const T extends string>(...choices: readonly T[]): (text: string) => T {
  return (text) => {
    const choice = choices.find((candidate) => candidate === text);
    if (choice === undefined) throw new SettingProblem(`must be one of ${choices.join(", ")}`);
    return choice;
  };
}
