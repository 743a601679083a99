import type { Properties } from "./definition";
import { isSameRow, type Row } from "./row";

/** A resource of the program, in the command that this process serves. */
export interface Holder {
  readonly urn: string;
  readonly row: Row;
  /** `announced` by its check; `held` when it exists; `failed` when its creation did. */
  readonly status: "announced" | "held" | "failed";
  /** What it says of the row as it was at first, once it exists. */
  readonly found?: unknown;
}

/** Who holds which row, for one kind of resource. The engine starts a process for each command, so nothing is older than that. */
export class Holders {
  readonly #byUrn = new Map<string, Holder>();
  readonly #released: { row: Row; outputs: Properties }[] = [];

  /** Notes a holder. Returns another one of the same row, which then is one too many. */
  note(holder: Holder): Holder | undefined {
    this.#byUrn.set(holder.urn, holder);
    return [...this.#byUrn.values()].find(({ urn, row }) => urn !== holder.urn && isSameRow(row, holder.row));
  }

  get(urn: string | undefined): Holder | undefined {
    return urn === undefined ? undefined : this.#byUrn.get(urn);
  }

  /** Who has the row, or is going to create it in this command. */
  of(row: Row): Holder | undefined {
    const those = [...this.#byUrn.values()].filter(
      (holder) => holder.status !== "failed" && isSameRow(holder.row, row),
    );
    return those.find(({ status }) => status === "held") ?? those[0];
  }

  /** Keeps the outputs of a resource that is deleted, for one that is created for the same row later in this command. */
  release(row: Row, outputs: Properties): void {
    this.#released.push({ row, outputs });
  }

  released(row: Row): Properties | undefined {
    return this.#released.findLast((each) => isSameRow(each.row, row))?.outputs;
  }
}
