import { isAdmin } from "../model/operators";
import type { Row } from "../model/schema";
import { missingRight } from "../soap/faults";
import type { Method } from "../soap/method";

/** Options that hold a key. That only an administrator reads them is made up; real servers guard them differently. */
export const secretOptions: ReadonlySet<string> = new Set(["XtkSecretKey", "XtkKey"]);

/** Where a value of this type is kept. */
const columns: Record<string, string> = {
  "3": "longValue",
  "5": "doubleValue",
  "6": "stringValue",
  "7": "timeStampValue",
  "10": "timeStampValue",
  "12": "memoValue",
  "15": "longValue",
};

function valueOf(row: Row): string {
  return row[columns[row.dataType ?? ""] ?? "stringValue"] ?? "";
}

export const getOption: Method = {
  schema: "xtk:session",
  services: ["xtk:session"],
  name: "GetOption",
  in: [{ name: "name", type: "string" }],
  out: [
    { name: "value", type: "string", wire: "pstrValue" },
    { name: "type", type: "byte", wire: "pbtType" },
  ],
  describe: (call) => call.text(0),
  run: ({ instance, session, text }) => {
    const name = text(0);
    if (secretOptions.has(name) && !isAdmin(session.operator)) {
      throw missingRight("admin");
    }
    const row = instance.option(name);
    // An absent option has type 0.
    return row ? [valueOf(row), row.dataType ?? "6"] : ["", "0"];
  },
};
