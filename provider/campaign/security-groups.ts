import { select } from "./query";
import type { Session } from "./session";

/** Security groups are called operator groups in Campaign. Source: Adobe documentation, "Data oriented APIs". */
export class SecurityGroups {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The internal name of each group, which is what an association mask captures. One query. */
  async names(): Promise<string[]> {
    const rows = await select(this.#session, { schema: "xtk:group", select: ["id", "name"], orderBy: "id" });
    // Campaign's own placeholder has no name.
    return rows.map(({ attributes }) => attributes["name"] ?? "").filter((name) => name !== "");
  }
}
