/** The emulator's page in a real browser, beside the emulator as code sees it. */
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished } from "vitest";
import type { Emulator, EmulatorOptions } from "../../provider/emulator/index.ts";
import { startChromium } from "../../tools/chromium.mts";
import { root } from "../../tools/paths.mts";

type Start = (options?: EmulatorOptions) => Promise<Emulator>;

/** The built one: the page is made by the build. */
const built = createRequire(join(root, "package.json"))("./dist/emulator/index.js") as { startEmulator: Start };

export const ana = "ana@example.com";
export const profile = "Campaign - acme - delivery";

/** An account with which Ana gets in. */
export const account = {
  active: "1",
  imsServer: "https://ims-na1.adobelogin.com",
  clientId: "Campaign1-acme",
  callbackServer: "https://dev.campaign.example.com",
  imsOrgId: "0123456789ABCDEF01234567@AdobeOrg",
  imsRightsMask: "Campaign - acme - (.*)",
  userScope: "openid,AdobeID",
};

export class BrowserRoom {
  readonly #contexts = new WeakMap<Page, string[]>();

  private constructor(
    readonly emulator: Emulator,
    private readonly browser: () => Browser,
  ) {}

  /** One browser for a file of tests. */
  static use(): { open(options?: EmulatorOptions): Promise<BrowserRoom> } {
    let browser: Browser | undefined;
    beforeAll(async () => {
      browser = await startChromium();
    });
    afterAll(() => browser?.close());
    return {
      open: async (options = {}) => {
        const emulator = await built.startEmulator({
          packageInstalled: true,
          people: [{ email: ana, profiles: [profile] }],
          ...options,
        });
        onTestFinished(() => emulator.close());
        return new BrowserRoom(emulator, () => browser!);
      },
    };
  }

  /** Bodies of all that the server has sent to this page. */
  received(page: Page): string[] {
    return this.#contexts.get(page) ?? [];
  }

  /** A tab with nothing in it yet. What goes wrong in it, the test hears of. */
  async tab(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser().newContext({ viewport: { width: 1200, height: 800 }, ...options });
    context.setDefaultTimeout(30_000);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const bodies: string[] = [];
    this.#contexts.set(page, bodies);
    page.on(
      "response",
      (response) =>
        void response
          .text()
          .then((body) => bodies.push(body))
          .catch(() => {}),
    );
    return page;
  }

  /** The page at a section, ready. An error in it fails the test. */
  async page(section = "overview", options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.tab(options);
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    onTestFinished(() => expect(errors.filter((each) => !/Failed to load resource/.test(each))).toEqual([]));
    await page.goto(`${this.emulator.url}/#${section}`);
    // It is in the header as soon as the page knows its emulator.
    await page.getByText(/ · v\d/).waitFor();
    return page;
  }
}

/** What the page says of the last action. */
export const said = (page: Page) => page.getByRole("status");

/** Opens the first few of what is folded, and waits for what is in it. */
export async function openDetails(page: Page): Promise<void> {
  const folded = page.locator("main details");
  await folded.evaluateAll((all) => {
    for (const each of all.slice(0, 3)) (each as unknown as { open: boolean }).open = true;
  });
  // Two frames: one for the event, one for what is drawn after it.
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
}
