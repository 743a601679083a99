import type { RowSchema } from "../../campaign/rows";

/** Operators and named rights share the storage, and their names: `admin` is one of each. */
export const groupSchema: RowSchema = { id: "xtk:group", plural: "security groups", constants: { type: "1" } };
