import { inspect } from "node:util";

/**
 * A text that must never be readable in a message, a log or an error. Being no string, it cannot be put into one by accident:
 * every way of printing it shows `[secret]`. The clear text leaves only through `reveal()`.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return "[secret]";
  }

  toJSON(): string {
    return "[secret]";
  }

  [inspect.custom](): string {
    return "[secret]";
  }
}
