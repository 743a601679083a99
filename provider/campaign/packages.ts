import { HttpStatusError } from "../errors/http-status-error";
import { MalformedReplyError } from "../errors/malformed-reply-error";
import { NetworkError } from "../errors/network-error";
import { WebPageError } from "../errors/web-page-error";
import type { Session } from "./session";
import { descendants, element, type XmlElement } from "./xml/element";

/** A built-in package as the instance's catalogue describes it. */
export interface CatalogueEntry {
  /** `namespace:name`. */
  readonly name: string;
  readonly label: string;
}

/** Installing changes the database's structure and takes minutes. */
const INSTALLATION_TIMEOUT = 10 * 60_000;

export class Packages {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** `namespace:name` of each installed package, as of the last logon. */
  async installed(): Promise<ReadonlySet<string>> {
    return (await this.#session.info()).packages;
  }

  /** The same after a new logon, which is the only way to see a package that was installed meanwhile. */
  async installedNow(): Promise<ReadonlySet<string>> {
    return (await this.#session.anew()).packages;
  }

  /**
   * The built-in packages that the instance offers. `GetDbParams` is what the console calls before it shows its list;
   * its answer is read tolerantly, by every `package` element that has a name, since Adobe does not publish its form.
   */
  async catalogue(): Promise<CatalogueEntry[]> {
    const outputs = await this.#session.call({ service: "xtk:builder", method: "GetDbParams", parameters: [] });
    const entries = outputs.flatMap((output) => [...descendants(output, "package")]).map(toEntry);
    return [
      ...new Map(entries.filter(({ name }) => !name.startsWith(":")).map((entry) => [entry.name, entry])).values(),
    ];
  }

  /** Installs a package and returns when the instance says that it is done, or `lost` when its answer did not arrive. */
  async install(name: string): Promise<"done" | "lost"> {
    try {
      await this.#session.call(
        {
          service: "xtk:builder",
          method: "InstallVendorPackages",
          parameters: [{ name: "parameters", type: "element", value: installationPayload([name]) }],
        },
        INSTALLATION_TIMEOUT,
      );
      return "done";
    } catch (error) {
      if (mayHaveStarted(error)) return "lost";
      throw error;
    }
  }
}

/** No answer of the instance itself: a proxy that gave up waiting, a page, a reply that is cut off. It may go on all the same. */
function mayHaveStarted(error: unknown): boolean {
  if (error instanceof NetworkError) return !["refused", "unknown-host", "tls"].includes(error.failure);
  if (error instanceof HttpStatusError) return error.status >= 500;
  return error instanceof WebPageError || error instanceof MalformedReplyError;
}

/**
 * What `InstallVendorPackages` takes. Known: one XML element goes in and nothing comes out (Adobe's API reference). The form of
 * the element is published nowhere; this one follows the package descriptors that the console sends when it creates a database.
 */
export function installationPayload(packages: readonly string[]): XmlElement {
  const entries = packages.map((fullName) => {
    const [namespace = "", name = ""] = fullName.split(":");
    return element("package", { namespace, name, enabled: "true" });
  });
  return element("packages", {}, entries);
}

function toEntry({ attributes }: XmlElement): CatalogueEntry {
  const name = `${attributes["namespace"] ?? ""}:${attributes["name"] ?? ""}`;
  return { name, label: attributes["label"] ?? "" };
}
