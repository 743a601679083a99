import { PolicyPack } from "@pulumi/policy";
import { policies } from "pulumi-adobe-campaign/policy";

new PolicyPack("adobe-campaign", {
  policies: policies({
    productionStacks: /^prod$/,
    hostedInstances: [], // names in adobe-campaign:instances that Adobe administers
  }),
});
