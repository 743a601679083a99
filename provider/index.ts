/** What users import: the resources, their arguments, and the errors that functions throw here. */
export type { ErrorCode } from "./errors/adobe-campaign-error";
export { AdobeCampaignError } from "./errors/adobe-campaign-error";
export { AssociationMaskError } from "./errors/association-mask-error";
export type { MaskReading, MaskVerdict, NearMiss } from "./experience-cloud/preview-association-mask";
export { previewAssociationMask } from "./experience-cloud/preview-association-mask";
export type {
  ImsExternalAccountArgs,
  ImsExternalAccountSecret,
  ImsExternalAccountSettings,
} from "./resources/ims-external-account/args";
export { ImsExternalAccount } from "./resources/ims-external-account/resource";
export type { Promotion } from "./promotion/promotion";
export type { ImsIntegrationArgs, ImsIntegrationGroups, IntegratedGroup } from "./resources/ims-integration/component";
export { ImsIntegration } from "./resources/ims-integration/component";
export type { IntegrationPackageArgs } from "./resources/integration-package/args";
export { IntegrationPackage } from "./resources/integration-package/resource";
export type { AccountAttributes, PromotionExceptions } from "./resources/keyed";
export type { SecurityGroupArgs } from "./resources/security-group/args";
export { SecurityGroup } from "./resources/security-group/resource";
