import { isCiphertext } from "../model/cipher";
import type { Instance } from "../model/instance";
import { own, type Attribute, type Schema } from "../model/schema";
import { invalidValue, unknownInWrite } from "../soap/faults";

const ranges: Partial<Record<Attribute["type"], number>> = { byte: 127, short: 32_767, long: 2_147_483_647 };

/**
 * The value as it is stored. What a real instance does with an attribute that the schema lacks is not published; here it
 * is refused, as silence would hide a mistake. An explicit empty value clears.
 */
export function normalise(instance: Instance, schema: Schema, name: string, value: string): string {
  const attribute = own(schema.attributes, name);
  if (!attribute) throw unknownInWrite(`attribute '@${name}'`, schema.id);
  if (attribute.bookkeeping && name !== "id") return value;
  const invalid = (why: string) => invalidValue(name, schema.id, why);

  if (attribute.secret) {
    // A real instance stores what it gets. Refusing clear text keeps it out of the state file and finds the mistake.
    if (value !== "" && !isCiphertext(value)) throw invalid("it is not encrypted; use EncryptPassword first");
    return value;
  }
  switch (attribute.type) {
    case "boolean":
    case "trueFalse": {
      if (!/^(true|false|1|0|)$/i.test(value)) throw invalid("it is neither true nor false");
      const set = /^(true|1)$/i.test(value);
      return attribute.type === "boolean" ? (set ? "1" : "0") : String(set);
    }
    case "byte":
    case "short":
    case "long": {
      if (value === "") return "0";
      const largest = ranges[attribute.type] ?? 0;
      if (!/^-?\d+$/.test(value) || Math.abs(Number(value)) > largest) throw invalid(`it is not a ${attribute.type}`);
      const number = String(Number(value));
      const allowed = attribute.enumeration ? instance.enumeration(schema, attribute.enumeration) : undefined;
      if (allowed && !allowed.some((each) => each.value === number)) {
        throw invalid(`${number} is not in the enumeration '${attribute.enumeration}'`);
      }
      return number;
    }
    case "double":
      if (value !== "" && !Number.isFinite(Number(value))) throw invalid("it is not a number");
      return value === "" ? "0" : value;
    case "datetime":
      if (value !== "" && Number.isNaN(Date.parse(value.replace(" ", "T")))) throw invalid("it is not a date");
      return value;
    default:
      if (value.length > (attribute.length ?? Infinity)) throw invalid(`it is longer than ${attribute.length}`);
      return value;
  }
}
