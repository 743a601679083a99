import type { RecordedBody } from "../format";
import { Unreadable } from "../xml/read";
import type { Context } from "./context";
import { prose } from "./values";
import { redactForm, redactJson } from "./web";

/** A body as it was sent or came, decompressed. */
export interface Body {
  readonly bytes: Buffer;
  readonly contentType: string;
}

const largestRefusal = 2000;

/** A body that is no XML: a refusal in plain text, a form, JSON; anything else is withheld. */
export function redactText(body: Body, context: Context): RecordedBody {
  const text = decode(body);
  if (/^[A-Z]{3}-\d{6}\b/.test(text) && text.length <= largestRefusal)
    return { text: prose(text, context.names, context.asked) };
  // What `ping.jsp` answers.
  if (/^OK\s+[\d :.TZ-]+\s*$/i.test(text)) return { text };
  if (/^application\/(?:[\w.-]+\+)?json/i.test(body.contentType)) return { text: redactJson(text, context) };
  if (/^application\/x-www-form-urlencoded/i.test(body.contentType)) return { text: redactForm(text, context) };
  return withheld(body, context, "neither XML nor a known refusal");
}

/** A page, a picture, a broken document: how long it is and how it begins says enough. The digest shows which are the same. */
export function withheld({ bytes }: Body, { names }: Context, why: string): RecordedBody {
  return { withheld: { bytes: bytes.length, start: startOf(bytes), digest: names.digest(bytes), why } };
}

const tags = /^<(!doctype html|html|\?xml|\?php|script|svg|redir|error|(?:[\w-]{1,20}:)?envelope)\b/i;

/** The first tag, if it is one of those that proxies and servers begin with. */
function startOf(bytes: Buffer): string {
  const text = bytes.subarray(0, 200).toString("latin1").trimStart();
  const tag = tags.exec(text)?.[1];
  if (tag !== undefined) return `<${tag.toLowerCase()}`;
  return text.startsWith("<") ? "<another tag" : "no tag";
}

/** By the charset of the content type, or of the XML declaration. */
export function decode({ bytes, contentType }: Body): string {
  const declared = /^[^<]{0,4}<\?xml[^>]{0,80}encoding=["']([\w-]+)/.exec(
    bytes.subarray(0, 120).toString("latin1"),
  )?.[1];
  const charset = /charset="?([\w-]+)/i.exec(contentType)?.[1] ?? declared ?? "utf-8";
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable("not text in the charset that it names");
  }
}
