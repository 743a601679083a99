import { startEmulator } from "pulumi-adobe-campaign/emulator";

import { startChromium } from "../../../tools/chromium.mts";
import { median } from "../report/median.mts";
import { atMost, type Row } from "../report/table.mts";

const VISITS = 9;

/** The emulator's page in a real browser on loopback: how soon something is seen, and how much is sent for it. */
export async function page(log: (line: string) => void): Promise<Row[]> {
  const emulator = await startEmulator({ packageInstalled: true });
  const browser = await startChromium();
  try {
    const paints: number[] = [];
    let bytes = 0;
    // The first visit also starts the browser's processes, and is forgotten.
    for (let visit = 0; visit <= VISITS; visit++) {
      const context = await browser.newContext();
      const tab = await context.newPage();
      await tab.goto(`${emulator.url}/`);
      await tab.getByRole("heading", { level: 1 }).waitFor();
      const seen = await tab.evaluate(() => ({
        paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
        bytes: performance
          .getEntries()
          .reduce((sum, entry) => sum + ((entry as { transferSize?: number }).transferSize ?? 0), 0),
      }));
      if (visit > 0) paints.push(seen.paint);
      ({ bytes } = seen);
      await context.close();
    }
    log(`first paints ${paints.map((each) => each.toFixed(0)).join(" ")} ms`);
    return [
      atMost("page: first paint on loopback", median(paints), 200, "ms"),
      atMost("page: sent for it in all", bytes / 1000, 60, "kB"),
    ];
  } finally {
    await browser.close();
    await emulator.close();
  }
}
