import type { CampaignInstance, LesserRight } from "../../campaign/instance";
import type { Row, Wanted } from "../../campaign/rows";
import type { ConfigSource } from "../../config/source";
import type { Context, Properties } from "../../lifecycle/definition";
import type { Secret } from "../../secret";
import type { AttributeNames, RowMapping } from "./mapping";

/** The arguments that every row has. */
export type RowInputs = Properties & {
  readonly instance?: string | undefined;
  readonly mode: "manage" | "verify";
  readonly allowManagedInstance: boolean;
  readonly onDelete: "restore" | "disable" | "delete" | "keep";
  /** The instance's own attribute names, by argument. */
  readonly attributes?: AttributeNames;
};

/** What a row is called, and how one of its names is read and written. */
export interface RowAccess {
  get(name: string, wanted: Wanted): Promise<Row | undefined>;
  write(name: string, attributes: Readonly<Record<string, string>>): Promise<void>;
  update(name: string, attributes: Readonly<Record<string, string>>): Promise<void>;
  delete(name: string): Promise<void>;
}

/** The row to manage, or the type and name with which to create it. */
export interface Place {
  /** Absent when it has to be created. */
  readonly row: Row | undefined;
  readonly name: string;
  /** Empty where rows of the schema have no type to be found. */
  readonly type: string;
}

export function placeOf(row: Row): Place {
  return { row, name: row.name, type: row.type };
}

/** One kind of row: everything in which it differs from another. The walk is the same for all (`reconcile.ts`). */
export interface RowKind<Inputs extends RowInputs = RowInputs> {
  /** What it is called in messages: "account". */
  readonly noun: string;
  /** The same where the whole name is needed: "The Adobe Experience Cloud account", `external account`. */
  readonly title: string;
  readonly longNoun: string;
  readonly mapping: RowMapping;
  readonly rows: (instance: CampaignInstance) => RowAccess;

  /** One query: the rows that may be the one that is meant, and others that matter to the choice. */
  readonly search: (context: RowContext<Inputs>, wanted: Wanted) => Promise<readonly Row[]>;
  /** For `read`: the same with what the state remembers, in a query that may serve other reads too. */
  readonly searchRemembered: (context: RowContext<Inputs>, wanted: Wanted) => Promise<readonly Row[]>;
  /** The one row that is meant. Two, or one that is not suitable, are refused with what was found. */
  readonly choose: (context: RowContext<Inputs>, rows: readonly Row[]) => Row | undefined;
  /** There is none: where to create it. */
  readonly placeForNew: (context: RowContext<Inputs>, rows: readonly Row[]) => Promise<Place>;
  /** Whether an error of `placeForNew` only says that nobody knows where a new one would be. */
  readonly isPlaceUnknown?: (error: unknown) => boolean;
  /** Attributes of a new row besides its fields. */
  readonly newAttributes: (context: RowContext<Inputs>, place: Place) => Readonly<Record<string, string>>;
  /** The line for people in which a row is one of several. */
  readonly describeRow: (row: Row) => string;
  /** Other rows that must not be beside this one; `read` warns of them. */
  readonly rivals: (row: Row, rows: readonly Row[]) => readonly string[];

  /** Called before the first look: whether the instance may be managed at all. */
  readonly guards: (context: RowContext<Inputs>) => Promise<void>;
  /** Before anything is written, or after what is only compared: what the object needs besides. */
  readonly prerequisites?: (context: RowContext<Inputs>) => Promise<void>;
  /** A right that is enough to write the row itself, without what belongs to it. */
  readonly lesserRight?: LesserRight;
  /** What else to say with a write: a warning before its lines, one line at their end, and lines after the whole. */
  readonly remarks?: {
    readonly before?: (inputs: Inputs) => string | undefined;
    readonly end?: string;
    readonly after?: (context: RowContext<Inputs>, before: Row | undefined) => void;
  };

  /** Outputs that tell which row it is. */
  readonly identity: (place: Place) => Properties;
  /** Whether a write takes effect only with a restart, which an output then tells. */
  readonly needsRestart: boolean;
  /** Whether an output tells that it was adopted or created. */
  readonly tellsOrigin?: true;
  readonly secret?: SecretOfRow<Inputs>;
  /** How the object is disabled, where `onDelete` can ask for it. */
  readonly disabled?: { readonly field: string; readonly value: unknown };
  /** Why a row that is to be deleted has to stay, in words; `undefined` when it may go. */
  readonly mustStay?: (context: RowContext<Inputs>, row: Row) => Promise<string | undefined>;
  /**
   * For an object that this walk has just created: writes its parts by its name, and looks at it and at them together. `undefined` where
   * it has to be looked at before its parts can be written.
   */
  readonly completeNew?: (
    context: RowContext<Inputs>,
    name: string,
    wanted: Wanted,
  ) => Promise<WholeObject | undefined>;
  /** What belongs to the object without being in its row. */
  readonly parts?: readonly RowPart<Inputs>[];
}

/** An object with its parts, as they were seen after they were written. */
export interface WholeObject {
  readonly row: Row;
  /** By argument. */
  readonly parts: Readonly<Record<string, unknown>>;
  /** What was changed of the parts, in words. */
  readonly changes: readonly string[];
}

export interface SecretOfRow<Inputs> {
  /** The secret that the program gives. */
  readonly wanted: (inputs: Inputs, config: ConfigSource | undefined) => Secret;
  /** In place of its value when the instance has another one. */
  readonly changed: string;
}

/**
 * What belongs to an object without being in its row, such as the rights of a group. It has its own step in each walk: seen after the
 * row, written after it, put back after it, and reported under the name of its argument.
 *
 * `seen` is a value of the part's own, which JSON can carry: it is kept in `found` for giving the object back.
 */
export interface RowPart<Inputs extends RowInputs = RowInputs, Seen = unknown> {
  /** The argument. */
  readonly name: string;
  readonly isManaged: (inputs: Inputs) => boolean;
  /** What an object that does not exist has. */
  readonly nothing: Seen;
  readonly observe: (context: RowContext<Inputs>, row: Row) => Promise<Seen>;
  /** The same for `read`, in a query that may serve other reads too. If omitted, `observe`. */
  readonly read?: (context: RowContext<Inputs>, row: Row) => Promise<Seen>;
  /** What is otherwise than the program says, in words; empty when nothing is. Also called with `nothing`, before the first write. */
  readonly differences: (context: RowContext<Inputs>, seen: Seen) => Promise<readonly string[]>;
  /** Writes only what differs, and looks. Returns what is there then; the lines say what was changed. */
  readonly write: (
    context: RowContext<Inputs>,
    row: Row,
    seen: Seen,
  ) => Promise<{ readonly seen: Seen; readonly changes: readonly string[] }>;
  /** Puts back what was found. Nothing to do is success. */
  readonly restore: (context: RowContext<Inputs>, row: Row, found: Seen) => Promise<void>;
  /** What somebody changed since the state was written, in words. What is already as in `goal`, to which it is put back, is no change. */
  readonly changes: (context: RowContext<Inputs>, seen: Seen, outputs: Properties, goal?: Seen) => readonly string[];
  /** For the state: the outputs, and what the argument would be (`read`), in the program's spelling where it means the same. */
  readonly outputs: (seen: Seen) => Properties;
  readonly argument: (inputs: Inputs, seen: Seen) => unknown;
}

/** What a step works with. */
export type RowContext<Inputs extends RowInputs = RowInputs> = Context<Inputs> & { readonly kind: RowKind<Inputs> };
