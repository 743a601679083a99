/** What users import: the resources and their arguments. */
export type { MaskReading, MaskVerdict, NearMiss } from "./experience-cloud/preview-association-mask";
export { previewAssociationMask } from "./experience-cloud/preview-association-mask";
export type { ImsExternalAccountArgs } from "./resources/ims-external-account/args";
export { ImsExternalAccount } from "./resources/ims-external-account/resource";
export type { Promotion } from "./promotion/promotion";
export type { ImsIntegrationArgs } from "./resources/ims-integration/component";
export { ImsIntegration } from "./resources/ims-integration/component";
export type { IntegrationPackageArgs } from "./resources/integration-package/args";
export { IntegrationPackage } from "./resources/integration-package/resource";
