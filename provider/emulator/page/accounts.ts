import { commonFields, experienceCloudFields, imsFields, type FormField } from "../entities/form";
import type { Instance } from "../model/instance";
import { own, type Row } from "../model/schema";
import { translate } from "../profiles/localise";
import type { AccountView, FieldView } from "./view";

const schemaId = "nms:extAccount";
/** The console has several lines for it. */
const long = "userScope";

/** The accounts, those of the package's type first, with the fields of the console's form and nothing else. */
export function accountViews(instance: Instance, limit: number): { accounts: AccountView[]; total: number } {
  // The row without a name is the instance's own.
  const rows = instance.table(schemaId).rows.filter(({ name }) => name !== "");
  const { packages } = instance.profile;
  const brought = new Set(packages.map(({ brings }) => brings?.accountType.value));
  const isIms = (row: Row) => brought.has(row.type ?? "");
  const sorted = [...rows.filter(isIms), ...rows.filter((row) => !isIms(row))];
  return {
    accounts: sorted.slice(0, limit).map((row) => accountView(instance, row, isIms(row))),
    total: rows.length,
  };
}

function accountView(instance: Instance, row: Row, ims: boolean): AccountView {
  const { schema } = instance.table(schemaId);
  const say = (text: string) => translate(instance.profile.words, text);
  const type = instance.enumeration(schema, "type").find(({ value }) => value === row.type);
  const fields = (list: readonly FormField[]): FieldView[] =>
    list.flatMap(([label, attribute]) => {
      const known = own(schema.attributes, attribute);
      if (!known || attribute === "type") return [];
      const value = row[attribute] ?? "";
      const kind = known.secret ? "secret" : known.type === "boolean" ? "flag" : attribute === long ? "lines" : "text";
      return [{ label: say(label), attribute, kind, value: known.secret ? "" : value, isSet: value !== "" }];
    });
  const frames = [
    { label: "", fields: fields(commonFields) },
    ...(ims
      ? [
          { label: "IMS", fields: fields(imsFields) },
          { label: "Experience Cloud", fields: fields(experienceCloudFields) },
        ]
      : []),
  ];
  return {
    name: row.name ?? "",
    label: row.label ?? "",
    type: type?.label ?? row.type ?? "",
    enabled: row.active === "1",
    ims,
    lastModified: row.lastModified ?? "",
    modifiedBy: instance.operatorName(row["modifiedBy-id"]),
    frames,
  };
}
