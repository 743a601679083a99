import { Installation, type InstallationEvent } from "./installation";
import { select } from "./query";
import type { Session } from "./session";
import { descendants, type XmlElement } from "../xml/element";

/** A built-in package as the instance's catalogue describes it. */
export interface CatalogueEntry {
  /** `namespace:name`. */
  readonly name: string;
  readonly label: string;
}

export class Packages {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** `namespace:name` of each installed package, as of the last sign-in. */
  async installed(): Promise<ReadonlySet<string>> {
    return (await this.#session.info()).packages ?? this.#queried();
  }

  /** The same after a new sign-in, which is the only way to see a package that was installed meanwhile. */
  async installedNow(): Promise<ReadonlySet<string>> {
    return (await this.#session.renew()).packages ?? this.#queried();
  }

  /**
   * The built-in packages that the instance offers. `GetDbParams` is what the console calls before it shows its list;
   * its answer is read tolerantly, by every `package` element that has a name, since Adobe does not publish its form.
   */
  async catalogue(): Promise<CatalogueEntry[]> {
    const call = { service: "xtk:builder", method: "GetDbParams", parameters: [] };
    const outputs = await this.#session.call(call, { repeatable: true });
    const entries = outputs.flatMap((output) => [...descendants(output, "package")]).map(toEntry);
    return [
      ...new Map(entries.filter(({ name }) => !name.startsWith(":")).map((entry) => [entry.name, entry])).values(),
    ];
  }

  /**
   * Installs a package; `onEvent` gets the lines of the instance's log as they come. Returns `lost` when the instance's answer did
   * not arrive, or not in time: then only another look can show it. Never sends the installation twice.
   */
  install(name: string, onEvent: (event: InstallationEvent) => void): Promise<"done" | "lost"> {
    const isInstalled = async () => (await this.installed()).has(name);
    return new Installation(this.#session, name, onEvent, isInstalled).run();
  }

  /** Where the sign-in did not tell: the schema of installed packages (its name is likely, not published). */
  async #queried(): Promise<ReadonlySet<string>> {
    const rows = await select(this.#session, {
      schema: "xtk:package",
      select: ["namespace", "name"],
      orderBy: "name",
      key: ["namespace", "name"],
    });
    return new Set(rows.map(fullName));
  }
}

function fullName({ attributes }: XmlElement): string {
  return `${attributes["namespace"] ?? ""}:${attributes["name"] ?? ""}`;
}

function toEntry(entry: XmlElement): CatalogueEntry {
  return { name: fullName(entry), label: entry.attributes["label"] ?? "" };
}
