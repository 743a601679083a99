import { type Pseudonyms, pseudonymSource } from "../pseudonyms";
import { expression, login, phrase, schemaName, serverName, unknownValue } from "./values";
import { mailbox, scrub } from "./scrub";

/** Attributes, elements, parameters, fields and options whose value is a secret, wherever they occur. */
const secretName =
  /passw|passwd|^pwd|pwd$|secret|passphrase|private_?key|^(?:aws|api|access|license|licence|shared|account|encryption|master|sas)_?key$|XtkKey|credential|bearer|assertion|jwt|^sessiontoken$|^__sessiontoken$|(?:^|[a-z_-])token$|^token|^cookie$|^authorization$|connectionString/i;
/** They look alike, and are none. */
const innocentName = /^(?:token_type|hidePassword|passwordPolicy|tokenType)$/i;

/** What was replaced already is called after what it was. */
const pseudonyms = new RegExp(pseudonymSource, "g");

export function isSecretName(name: string): boolean {
  const own = name.replace(pseudonyms, "");
  return secretName.test(own) && !innocentName.test(own);
}

/** People's data, whose values may look like numbers or dates. */
const personal =
  /phone|mobile(?!connector)|fax|birth|zip|postal|^city$|street|address[0-9]?$|firstname|lastname|surname|middlename|gender|iban|^vat|siret|ssn|latitude|longitude|salary|employee/i;

export function isPersonalName(name: string): boolean {
  return personal.test(name);
}

export type Rule = (value: string, names: Pseudonyms) => string;

const keep =
  (pattern: RegExp): Rule =>
  (value, names) =>
    pattern.test(value) ? scrub(value, names) : unknownValue(value, names);
/** Numbers, choices and releases. */
const plain = keep(/^\d[\d.+-]{0,20}(?:IMS|alpha|beta|rc|SP)?\d{0,3}$|^\*$/);
const digest = keep(/^[0-9a-f]{0,64}$/i);

const table: [Rule, string][] = [
  [
    plain,
    `_operation operation lineCount startLine boolOperator bool-operator setOperator sortDesc analyze groupBy noSqlBind
     noComputeString anyType ignore distinct fullLoad enabled hidden locked order logType iRc status current max warning
     releaseName build buildNumber buildVersion majNumber minNumber minNumberTechnical servicePack fohVersion version
     advisedClientBuildNumber minClientBuildNumber locale instanceLocale timezone timezoneName dataType type basetype inout
     doNotPersist mustExist rememberMe faultcode token_type grant_type error`,
  ],
  [keep(/^(?:xtk|nms|nl|ncm|crm):[\w./-]{0,60}$/), "img"],
  [keep(/^[[\]@\w/, -]*@[\w-]+\]?$/), "_key"],
  [digest, "md5 commitId sha1"],
  [(value, names) => expression(value, names), "expr alias condition having xpath order-by where orderBy sortOrder"],
  [schemaName, "schema xtkschema service entitySchema targetSchema documentSchema entities soapAction template-schema"],
  [
    phrase,
    `name label desc description internalName right vendor imsRightsMask userScope scope productContext provider activity object
     _cs computeString loginCS title category comment defaultNameSpace`,
  ],
  [login, "login account user userName operator sender createdBy modifiedBy"],
  [(value, names) => names.of("instance", value), "instanceName instance"],
  [(value, names) => names.of("database", value), "databaseId dbName dbSchema database"],
  [
    (value, names) => (value === "" ? value : names.of("organization", value)),
    "imsOrgId organizationId orgId IMSOrgId",
  ],
  [(value, names) => names.of("client", value), "clientId client_id clientID"],
  [(value, names) => names.of("tenant", value), "tenant azureTenant tenantId"],
  [serverName, "server host localHost hostName callbackServer imsServer mirrorURL redirectUrl domain serverName url"],
  [(value, names) => names.of("ip", value), "sourceIP ip ipAddress"],
  [(value, names) => mailbox(value, names), "email mail from replyTo senderAddress"],
];

const rules = new Map(table.flatMap(([rule, all]) => all.split(/\s+/).map((name): [string, Rule] => [name, rule])));

/** How the value of something with this name is replaced, if the name shows it. */
export function ruleFor(name: string): Rule | undefined {
  return rules.get(name);
}
