import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import struct from "google-protobuf/google/protobuf/struct_pb";

import type { Properties } from "../lifecycle/definition";
import { absentArguments } from "../resources/absent-arguments";

/** Arguments without nulls, which programs send for an output that is not there. */
export function withoutNulls(given: Properties): Properties {
  const entries = Object.entries(given).map(([name, value]) => [name, value === null ? absentArguments[name] : value]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Properties;
}

/** The same for the arguments of a component, in the message itself: the host of components fails on a null. */
export function removeNulls(inputs: Struct | undefined): void {
  if (inputs === undefined) return;
  const fields = inputs.getFieldsMap();
  for (const [name, value] of [...fields.entries()]) {
    if (value.getKindCase() !== struct.Value.KindCase.NULL_VALUE) continue;
    const instead = absentArguments[name];
    if (instead === undefined) fields.del(name);
    else fields.set(name, struct.Value.fromJavaScript({ ...instead }));
  }
}
