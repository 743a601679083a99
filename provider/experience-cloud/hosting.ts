/**
 * Whether an address is where Adobe puts the instances that it hosts, of any release. No call to an instance tells who administers
 * it, so nothing better is known of a hosted v7.
 */
export function isHostedByAdobe(address: string): boolean {
  return /^https:\/\/([^/]+\.)?campaign\.adobe\.com(:\d+)?$/i.test(address);
}
