/** The package's label in the instance's catalogue. Source: Adobe documentation, "Installing Campaign standard packages". */
export const LABEL = "Integration with the Adobe Experience Cloud";

/** Adobe writes the label with and without "the", and older builds say Marketing Cloud. */
export function isIntegrationPackage(label: string): boolean {
  return /^integration with (the )?adobe (experience|marketing) cloud$/.test(
    label.trim().toLowerCase().replace(/\s+/g, " "),
  );
}

/** Whether a label, in whatever language, contains the product's whole name. */
export function namesExperienceCloud(label: string): boolean {
  return /\badobe (experience|marketing) cloud\b/i.test(label);
}
