import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import struct from "google-protobuf/google/protobuf/struct_pb";

import type { Properties } from "../lifecycle/definition";
import { neverApplied } from "../promotion/promotion";

/**
 * What stands for an argument whose value is an output that is not there: YAML sends null. Of `promotedFrom` it is that of a stack that was
 * never applied, and must not pass for no argument, or nothing would be guarded. Any other is no argument.
 */
const inPlaceOfNull: Properties = { promotedFrom: neverApplied };

/** Arguments without nulls. */
export function withoutNulls(given: Properties): Properties {
  const entries = Object.entries(given).map(([name, value]) => [name, value === null ? inPlaceOfNull[name] : value]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Properties;
}

/** The same for the arguments of a component, in the message itself: the host of components fails on a null. */
export function removeNulls(inputs: Struct | undefined): void {
  if (inputs === undefined) return;
  const fields = inputs.getFieldsMap();
  for (const [name, value] of [...fields.entries()]) {
    if (value.getKindCase() !== struct.Value.KindCase.NULL_VALUE) continue;
    const instead = inPlaceOfNull[name];
    if (instead === undefined) fields.del(name);
    else fields.set(name, struct.Value.fromJavaScript(instead as Record<string, string>));
  }
}
