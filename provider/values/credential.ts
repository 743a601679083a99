import { asciiProblems, copyProblems } from "./characters";
import { lineProblems } from "./line";
import { unlessPlaceholder } from "./placeholder";

/** Rules for what Adobe's identity service issues. Each problem is the end of a sentence that begins with the value's name. */

const hidden = { isSecret: true };

/** What cannot be a client's secret. Nothing of it is shown. Source: RFC 6749, appendix A.2. */
export function clientSecretProblems(value: string): string[] {
  return unlessPlaceholder(value, (text) => [
    ...lineProblems(text),
    ...copyProblems(text),
    ...asciiProblems(text.trim(), hidden),
  ]);
}

/** What cannot be a client's identifier, which has no blanks either. Source: RFC 6749, appendix A.1. */
export function clientIdProblems(value: string): string[] {
  return unlessPlaceholder(value, (text) => [
    ...lineProblems(text),
    ...(hasBlank(text) ? ["contains a blank; give the IMS client's identifier without blanks"] : []),
    ...copyProblems(text),
    ...asciiProblems(withoutTabs(text)),
  ]);
}

/** What cannot be a bearer token. Nothing of it is shown. Source: RFC 6750, section 2.1. */
export function tokenProblems(value: string): string[] {
  if (/^\s*bearer\s/i.test(value)) return ["begins with the word Bearer, which is added when it is sent; remove it"];
  return unlessPlaceholder(value, (text) => [
    ...lineProblems(text),
    ...(hasBlank(text) ? ["contains a blank; copy the whole token, and nothing else"] : []),
    ...asciiProblems(withoutTabs(text), hidden),
  ]);
}

function hasBlank(text: string): boolean {
  return /[ \t]/.test(text.trim());
}

/** A tab is reported as a blank. */
function withoutTabs(text: string): string {
  return text.trim().replaceAll("\t", "");
}
