import { isPseudonym } from "../pseudonyms";
import type { Context } from "./context";
import { isPersonalName, isSecretName, ruleFor } from "./names";
import { mailbox, scrub } from "./scrub";
import { expression, isInnocent, isMailbox, login, phrase, prose, schemaName, unknownValue } from "./values";

const sentences = new Set(["message", "faultstring", "detail", "error_description", "stack"]);
const namesOfPeople = new Set(["name", "label", "_cs", "computeString", "desc", "internalName"]);
/** What a row of anything may show: how it is bound to others, and when it changed. */
const bookkeeping = /^(?:id|.*-id|lastModified|created|count|xtkschema|_operation|_key|schema)$/;

/** What is recorded of a value: of an attribute, an element's text or a parameter with this local name. */
export function redactValue(name: string, value: string, context: Context): string {
  const { names, manner } = context;
  if (value.trim() === "" || isPseudonym(value)) return value;
  if (manner === "definition") return definition(name, value, context);
  if (isSecretName(name) || context.aliases.has(name))
    return names.secret(value, /token|cookie|bearer/i.test(name) ? "token" : "secret");
  if (sentences.has(name)) return prose(value, names, context.asked);
  if (context.people && namesOfPeople.has(name)) return person(name, value, context);
  if (isPersonalName(name)) return isMailbox(value) ? mailbox(value, names) : names.of("value", value);
  if (name === "package") return schemaName(value, names);
  if (name === "expr") return expression(value, names, context.wholeTexts);
  if (manner === "records" && !bookkeeping.test(name)) return record(value, context);
  const rule = ruleFor(name);
  return rule === undefined ? unknownValue(value, names) : rule(value, names);
}

/** Rows of a customer's or a recipient's data: nothing of them answers a question. */
function record(value: string, { names }: Context): string {
  if (value === "true" || value === "false") return value;
  return isMailbox(value) ? mailbox(value, names) : names.of("value", value);
}

/** Schemas and forms are the product's; who made them is not, nor what a customer may have written into a text. */
function definition(name: string, value: string, { names }: Context): string {
  if (isSecretName(name) && !isInnocent(value)) return names.secret(value);
  if (/^(?:_cs|createdBy|modifiedBy|owner)$/.test(name)) return phrase(value, names);
  return scrub(value, names);
}

/** `jdoe`, or `Jane Doe (jdoe)`. */
function person(name: string, value: string, { names }: Context): string {
  if (name === "name") return login(value, names);
  return phrase(value, names);
}
