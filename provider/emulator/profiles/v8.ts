import { groupsOfV8, rightsOfV8 } from "./people";
import type { CataloguePackage, Profile } from "./profile";
import { v7 } from "./v7";

/**
 * A hosted instance of v8: Adobe has installed the package and filled in the account, and native logon is only for
 * monitoring. SOAP does not say who manages an instance; the release does, as every v8 is managed by Adobe. The build,
 * and how the release shows in three numbers, are **made up**.
 */
export const v8: Profile = {
  ...v7,
  name: "v8",
  server: {
    ...v7.server,
    releaseName: "8.6.1",
    buildNumber: "9650",
    majNumber: "8",
    minNumber: "6",
    servicePack: "1",
  },
  version: "8.6.1",
  disableAPI: true,
  lacks: new Set(),
  nativeOperators: ["campaign-loginmonitor", "internal", "monitoring"],
  groups: [...v7.groups, ...groupsOfV8],
  rights: [...v7.rights, ...rightsOfV8],
  packages: v7.packages.map((each) => (`${each.namespace}:${each.name}` === v7.imsPackage ? managed(each) : each)),
  rows: {
    ...v7.rows,
    "xtk:option": [{ id: "1301", name: "NmsServer_LastPostUpgrade", dataType: "6", stringValue: "9650" }],
  },
};

/** On the instance from the start, with an account that works. Its name is the other one of the two that Adobe shows. */
function managed(each: CataloguePackage): CataloguePackage {
  const { brings } = each;
  if (!brings) return each;
  const account = {
    ...brings.account,
    name: "Adobe_Experience_Cloud",
    active: "1",
    imsServer: "https://ims-na1.adobelogin.com",
    userScope: "openid,AdobeID,session,read_organizations",
    clientId: "Campaign-managed",
    // Encrypted with the instance's key when it is installed.
    clientSecret: "managed-by-adobe",
    callbackServer: "https://managed.campaign.example.com",
    imsOrgId: "0123456789ABCDEF01234567@AdobeOrg",
    imsRightsMask: "campaign - managed - (.*)",
    productContext: "dma_campaign_classic",
    server: "https://marketing.adobe.com",
    tenant: "managed",
  };
  return { ...each, installed: true, brings: { ...brings, account } };
}
