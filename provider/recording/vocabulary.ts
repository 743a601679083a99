/**
 * What is Adobe's own, and so stays readable. Everything else is replaced: a word that is missing here costs a question, a word
 * too many costs a customer's secret.
 */
const list = (text: string): string[] => text.trim().split(/\s+/);

/** Words of names and labels, in lower case: of shipped accounts, packages, groups and folders, and of masks and scopes. */
const words = new Set(
  list(`
    a account accounts acs activity address adobe adobeid aem agent admin administrator administrators administration all
    analytics and api approval audience audiences aam authentication avatar azure
    base billing bounce bounces bulk business by
    campaign campaigns campaignv6 center central classic client cloud common components connection connector connectors content control core
    coupon creative crm cus customer
    data database db default deliveries delivery design dma dam digital
    email enterprise execution experience export external
    fda federated ffda file folder for full
    gdpr general generic group groups guest
    hadoop hdfs human
    id identity ims import inbound info inmail instance instances integration interaction interactions internal
    jboss job jobs
    labels ldap local login
    mac mail mails management manager managers marketing mc message messagecenter mid mirror mobile monitoring mrm msc
    native neolane nms none
    of on openid operations operator operators option options organization organizations other out outbound
    package packages password page pages panel permissions person people platform pop post predictive privacy product production profile
    profiles protection push
    read recipient recipients redirect relay report reports resource response right rights router routing
    scope secret sender server service services session sessions settings shared signal sms social soap sourcing sql standard statistics
    stage store survey surveys system
    technical template templates test the tracking token transactional triggers type
    update upload user users
    v6 v7 v8 vault vendor version
    web webanalytics with workflow workflows write
    xtk
    avec dans de des du et externe externes la le les intégration compte comptes courrier livraison
    mit und der die das externes externe konto konten
  `),
);

/** Namespaces of Adobe's own schemas and packages; `emu` is our emulator's. `cus` and all others are the customer's. */
export const namespaces: ReadonlySet<string> = new Set(
  list("xtk nms nl ncm ncl crm wpp mac ims aam aem dam acs emu default"),
);

/** Shipped logins. They name a part of the product, not a person. */
export const logins: ReadonlySet<string> = new Set(
  list("admin internal aemserver campaign-loginmonitor monitoring webapp agent mc internal|monitoring"),
);

/** Hosts that are the same for every customer. */
const hosts = new Set(
  list(`
    marketing.adobe.com experience.adobe.com experiencecloud.adobe.com www.adobe.com usermanagement.adobe.io
    schemas.xmlsoap.org www.w3.org xml.apache.org example.com
  `),
);

/** Values of attributes that choose one of a few: they say how something is done, never for whom. */
export const choices: ReadonlySet<string> = new Set(
  list(`
    select get getIfExists getIfExist count insert insertOrUpdate update delete none any AND OR EXISTS IN asc desc
    uploadFile downloadFile signal Snowflake PostgreSQL Oracle MSSQL MySQL Teradata DB2 _server_ success warning error ok OK
    bearer client_credentials string memo long short byte int64 double float boolean datetime date primarykey DOMDocument DOMElement
    Production production invalid_client invalid_grant invalid_scope invalid_request unauthorized_client unsupported_grant_type
    SOAP-ENV:Client SOAP-ENV:Server SOAP-ENV:Sender SOAP-ENV:Receiver dma_campaign dma_campaign_classic
  `),
);

export function isKnownWord(word: string): boolean {
  return words.has(word.toLowerCase()) || logins.has(word) || choices.has(word);
}

/** `defaultPopAccount`, `Adobe`, `IMS2`: a run of letters and digits that is made of known words only. */
export function isKnownToken(token: string): boolean {
  if (isKnownWord(token)) return true;
  const parts = token.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu) ?? [];
  return parts.join("") === token && parts.every((part) => isKnownWord(part) || /^\d{1,2}$/.test(part));
}

export function isPublicHost(host: string): boolean {
  const name = host.toLowerCase();
  return (
    hosts.has(name) || /^(?:ims|adobeid|auth)-[a-z]{2}\d(?:-[a-z]+\d)?\.(?:adobelogin|services\.adobe)\.com$/.test(name)
  );
}
