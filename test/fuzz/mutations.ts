/** Random but repeatable: the same seed gives the same replies. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    // mulberry32, a public-domain generator.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Mutated {
  readonly body: Buffer;
  /** A DTD was put in front, so it has to be refused whatever else is there. */
  readonly hasDtd: boolean;
}

type Mutation = (body: Buffer, random: () => number) => Buffer;

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!;
const place = (body: Buffer, random: () => number): number => Math.floor(random() * (body.length + 1));
const splice = (body: Buffer, at: number, drop: number, put: Buffer): Buffer =>
  Buffer.concat([body.subarray(0, at), put, body.subarray(at + drop)]);

/** Pieces that have upset XML readers. */
const pieces = [
  "<",
  ">",
  "&",
  "&#0;",
  "&#xD800;",
  "&#x110000;",
  "&undefined;",
  "]]>",
  "<![CDATA[",
  "<!--",
  "-->",
  "<?x",
  "?>",
  "\u0000",
  "\uFFFE",
  '"',
  "'",
  "=",
  "/>",
  "</",
  "</SOAP-ENV:Body>",
  "<SOAP-ENV:Fault>",
  "<a a='1' a='2'>",
  "xmlns:x='x'",
  "XSV-350008",
  "<html>",
  "\uFEFF",
  "<x:y:z/>",
  "<?xml version='1.1'?>",
  "<?xml version='1.0' encoding='UTF-16'?>",
  "<SOAP-ENV:Body/>",
  "\r",
  "\u2028",
];

const mutations: readonly Mutation[] = [
  (body, random) => body.subarray(0, place(body, random)),
  (body, random) => splice(body, place(body, random), 1, Buffer.from([Math.floor(random() * 256)])),
  (body, random) => splice(body, place(body, random), 0, Buffer.from(pick(pieces, random))),
  (body, random) => splice(body, place(body, random), Math.floor(random() * 40), Buffer.alloc(0)),
  (body, random) => {
    const start = place(body, random);
    const part = body.subarray(start, start + Math.floor(random() * 200));
    return splice(body, place(body, random), 0, part);
  },
  (body, random) => splice(body, place(body, random), 0, Buffer.from("<a>".repeat(Math.floor(random() * 200)))),
  (body, random) => splice(body, place(body, random), 0, Buffer.from("&amp;".repeat(Math.floor(random() * 50)))),
  (body, random) => Buffer.concat([body, body.subarray(place(body, random))]),
];

const dtds = [
  '<!DOCTYPE a [<!ENTITY x "y">]>',
  '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
  '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;&b;">]>',
  '<!DOCTYPE a PUBLIC "-//x//y" "http://127.0.0.1/x.dtd">',
];

/** One to six mutations of a reply; one in ten gets a DTD where XML has one, and nothing else. */
export function mutate(body: Buffer, random: () => number): Mutated {
  if (random() < 0.1) {
    const start = body.indexOf("?>") + 2;
    return { body: splice(body, body.includes("<?xml") ? start : 0, 0, Buffer.from(pick(dtds, random))), hasDtd: true };
  }
  let mutated = body;
  for (let count = Math.ceil(random() * 6); count > 0; count--) mutated = pick(mutations, random)(mutated, random);
  return { body: mutated, hasDtd: false };
}
