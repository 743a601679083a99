/** What installs the plugin from an archive of its release, and makes an SDK. */
export const installationCommands = (version: string): string => `
\`\`\`sh
pulumi plugin install resource adobe-campaign ${version} --file pulumi-resource-adobe-campaign-v${version}-linux-amd64.tar.gz
pulumi package add adobe-campaign@${version}
\`\`\`
`;
