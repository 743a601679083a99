import { findChromium } from "../../tools/chromium.mts";

/** Unpacks the browser, if a package carries it. */
export default async function setup(): Promise<void> {
  await findChromium();
}
