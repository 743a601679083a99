import type { XmlElement } from "../xml/tree";
import type { Instance } from "../model/instance";
import type { Session } from "../model/sessions";
import type { Value } from "./envelope";

export interface Parameter {
  /** Name in the schema. */
  name: string;
  type:
    "string" | "boolean" | "byte" | "short" | "long" | "datetime" | "DOMDocument" | "DOMElement" | "sessionUserInfo";
  /** Name in replies: real servers write Hungarian ones (`pstrValue`). */
  wire?: string;
  /** Never shown in the journal. */
  secret?: boolean;
  /** In replies, but not in the schema: the object that a method has changed. */
  undeclared?: boolean;
}

/** What a method works with. Arguments are bound by position: their names differ from client to client. */
export interface Call {
  instance: Instance;
  /** The caller; a method that is not anonymous always has one. */
  session: Session;
  /** Where the call comes from. */
  address: string;
  text: (index: number) => string;
  /** The first element inside a document parameter. */
  document: (index: number) => XmlElement | undefined;
}

/** One SOAP method: how it is called, how its schema declares it, what it does. */
export interface Method {
  /** Schema that declares it. */
  schema: string;
  /** Interface of that schema, for methods that other schemas inherit. */
  interface?: string;
  /** Services under which it answers; the first is its own. */
  services: readonly string[];
  name: string;
  /** A method of an object gets the object as its first parameter, which the schema does not declare. */
  object?: boolean;
  const?: boolean;
  /** No session needed. */
  anonymous?: boolean;
  /** Namespace of the reply, when it is not `urn:` and the service. */
  replyNamespace?: string;
  in: readonly Parameter[];
  out: readonly Parameter[];
  /** Milliseconds that pass before it is executed. */
  takes?(instance: Instance): number;
  /** Changes the instance. */
  writes?: boolean;
  /** One short line for the journal, without secrets. */
  describe?(call: Pick<Call, "text" | "document">): string;
  run(call: Call): Value[];
}
