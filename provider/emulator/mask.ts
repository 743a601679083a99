import { secretOptions } from "./calls/options";
import type { Schema } from "./model/schema";
import { tokenise } from "./query/lexer";
import type { Method } from "./soap/method";
import { child, elements, type XmlElement } from "./xml/tree";
import { writeXml } from "./xml/write";

const masked = "***";

/**
 * Copies a request for the journal without its secrets, by where they stand in it: the tokens, the parameters that a
 * method declares as secret, and the attributes that a schema declares as secret.
 */
export class Masker {
  readonly #secretNames: ReadonlySet<string>;

  constructor(schemas: readonly Schema[]) {
    const names = schemas.flatMap(({ attributes }) =>
      Object.keys(attributes).filter((name) => attributes[name]?.secret),
    );
    this.#secretNames = new Set(["password", "clientSecret", "awsSecret", ...names]);
  }

  /** `method` is absent if the emulator does not know it. What is secret is then unknown, and everything is masked. */
  request(envelope: XmlElement, method: Method | undefined): string {
    const body = child(envelope, "Body");
    const call = body && elements(body)[0];
    return writeXml({
      ...envelope,
      children: elements(envelope).map((part) =>
        part === body && call ? { ...part, children: [this.#call(call, method)] } : blank(part),
      ),
    });
  }

  #call(call: XmlElement, method: Method | undefined): XmlElement {
    if (!method) return blank(call);
    const declared = method.object ? [undefined, ...method.in] : method.in;
    const children = elements(call).map((parameter, position) => {
      // The first is the session token; more parameters than declared are not understood.
      const known = position > 0 && position <= declared.length;
      return known && !declared[position - 1]?.secret ? this.#document(parameter) : blank(parameter);
    });
    return { ...call, children };
  }

  #document(node: XmlElement): XmlElement {
    if (this.#secretNames.has(node.name)) return blank(node);
    const secretOption = node.name === "option" && secretOptions.has(node.attributes.name ?? "");
    const attributes = Object.create(null) as Record<string, string>;
    for (const [name, value] of Object.entries(node.attributes)) {
      const secret = this.#secretNames.has(name) || (secretOption && name.endsWith("Value"));
      attributes[name] = secret && value !== "" ? masked : name === "expr" ? this.#expression(value) : value;
    }
    const children = node.children.map((each) => (typeof each === "string" ? each : this.#document(each)));
    return { ...node, attributes, children };
  }

  /** A condition on a secret attribute holds the secret as a literal. */
  #expression(expression: string): string {
    try {
      const paths = tokenise(expression).flatMap((token) => (token.kind === "path" ? [token.text] : []));
      const secret = paths.some((path) => this.#secretNames.has(path.slice(path.lastIndexOf("@") + 1)));
      return secret && paths.length > 0 && !/^\[?[\w/@-]+\]?$/.test(expression) ? masked : expression;
    } catch {
      return masked;
    }
  }
}

/** The same element without any of its content; attributes that only name types stay. */
function blank(node: XmlElement): XmlElement {
  const attributes = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(node.attributes)) {
    attributes[name] = /^xmlns(:|$)|:/.test(name) || value === "" ? value : masked;
  }
  const children = node.children.map((each) =>
    typeof each === "string" ? (each.trim() ? masked : each) : blank(each),
  );
  return { ...node, attributes, children };
}
