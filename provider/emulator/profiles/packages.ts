import type { CataloguePackage } from "./profile";

/**
 * The catalogue of built-in packages. Most names are public. **Made up** is everything about the IMS package but its
 * label: Adobe publishes neither its name nor its dependencies nor the integer of the account type. The namespace
 * `emu` and a value outside what anybody guesses keep that visible: read them from the instance, never assume them.
 */
export const catalogue: readonly CataloguePackage[] = [
  { namespace: "xtk", name: "core", label: "Platform", hidden: true, installed: true },
  { namespace: "nms", name: "core", label: "Delivery", depends: ["xtk:core"], installed: true },
  { namespace: "nms", name: "campaign", label: "Campaign", depends: ["nms:core"], installed: true },
  { namespace: "nms", name: "mrm", label: "Marketing Resource Management", depends: ["nms:campaign"], installed: true },
  { namespace: "nms", name: "interaction", label: "Interaction", depends: ["nms:core"] },
  { namespace: "nms", name: "messageCenter", label: "Message Center execution", depends: ["nms:core"] },
  { namespace: "nms", name: "coupon", label: "Coupon management", depends: ["nms:core"] },
  {
    namespace: "nms",
    name: "gdpr",
    label: "Privacy data protection regulation",
    depends: ["nms:core"],
    installed: true,
  },
  { namespace: "crm", name: "connectors", label: "CRM connectors", depends: ["nms:core"] },
  { namespace: "ncm", name: "content", label: "Content manager", depends: ["nms:core"] },
  { namespace: "nms", name: "aemIntegration", label: "AEM integration", depends: ["nms:core"] },
  { namespace: "emu", name: "imsCommon", label: "Experience Cloud components", hidden: true, depends: ["nms:core"] },
  {
    namespace: "emu",
    name: "imsIntegration",
    label: "Integration with the Adobe Experience Cloud",
    depends: ["nms:core", "emu:imsCommon"],
    brings: {
      accountType: { name: "marketingCloud", value: "42", label: "Adobe Experience Cloud" },
      // Not active and empty: somebody has to fill it in. The internal name is the one in Adobe's troubleshooting page.
      account: { name: "Adobe_Marketing_Cloud", label: "MAC", active: "0" },
    },
  },
  { namespace: "nms", name: "aamIntegration", label: "Shared audiences", depends: ["emu:imsIntegration"] },
];
