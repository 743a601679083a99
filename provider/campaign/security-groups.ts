import { equals } from "./expression";
import { select } from "./query";
import type { Session } from "./session";

/** `@type` of a security group; 2 is a named right. */
const SECURITY_GROUP = 1;

/** Security groups are called operator groups in Campaign. Source: Adobe documentation, "Data oriented APIs". */
export class SecurityGroups {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The internal name of each group, which is what an association mask captures. One query. */
  async names(): Promise<string[]> {
    const rows = await select(this.#session, {
      schema: "xtk:group",
      select: ["id", "name"],
      // The schema lists named rights too, and a right may have the name of a group.
      where: equals("type", SECURITY_GROUP),
      orderBy: "id",
    });
    // Campaign's own placeholder has no name.
    return rows.map(({ attributes }) => attributes["name"] ?? "").filter((name) => name !== "");
  }
}
