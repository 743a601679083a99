/** Account types with another purpose. The number of the Experience Cloud type is published nowhere, these are. */
export const otherTypes: Readonly<Record<string, string>> = {
  0: "bounce mails",
  3: "routing",
  7: "external database",
  11: "Message Center execution instance",
  12: "Adobe Experience Manager",
  17: "Hadoop",
};
