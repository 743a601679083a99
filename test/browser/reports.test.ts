/** The pages of drift and of a comparison in a real browser: for everybody, in light and in dark, and with nothing in them that runs. */
import { source as axe } from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { render as compared } from "../../provider/cli/compare/render.ts";
import { render } from "../../provider/drift/render.ts";
import type { Finding } from "../../provider/drift/report-schema.ts";
import { startChromium } from "../../tools/chromium.mts";
import { finding, reportWith } from "../support/drift-report.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

const attack = `</td></table></style><script>document.title = "run"</script><img src=x onerror="document.title = 'run'">`;
const findings: Finding[] = [
  finding,
  { ...finding, severity: "warning", field: "associationMask", wanted: "Campaign - acme", found: "Campaign – acme" },
  {
    ...finding,
    severity: "info",
    kind: "notApplied",
    field: "label",
    wanted: "SSO",
    found: attack,
    by: attack,
    detail: attack,
  },
  { ...finding, kind: "secondAccount", field: undefined, wanted: undefined, found: undefined, detail: attack },
];
const failed = { errors: [attack], status: "error" as const, complete: false };
const same = {
  field: "imsServer",
  values: ["https://a.example.com", "https://a.example.com"],
  verdict: "same",
} as const;
const wrong = { field: "label", values: ["SSO", attack], verdict: "wrong", note: attack } as const;
const free = { field: "tenant", values: ["acme", undefined], verdict: "free" } as const;

const pages: Record<string, string> = {
  drift: render(reportWith(findings, failed), "html", "Pulumi.yaml"),
  "in sync": render(reportWith([]), "html", "Pulumi.yaml"),
  comparison: compared({ before: "dev", after: attack, rows: [same, wrong, free], source: "exports" }, "html"),
};

interface Violation {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

test.each(Object.keys(pages).flatMap((name) => (["light", "dark"] as const).map((scheme) => [name, scheme] as const)))(
  "axe-core finds nothing in %s, in %s; nothing runs, and nothing is loaded",
  async (name, colorScheme) => {
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, colorScheme });
    const page = await context.newPage();
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.setContent(pages[name]!);
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
      return (await axe.run()).violations;
    });
    expect(
      violations.map(({ id, nodes }) => `${id} ${nodes.map(({ failureSummary }) => failureSummary).join(" ")}`),
    ).toEqual([]);
    expect(await page.title()).not.toBe("run");
    expect(await page.locator("script, img").count()).toBe(0);
    expect(requests.filter((url) => !url.startsWith("about:"))).toEqual([]);
    const back = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(back).toBe(colorScheme === "dark" ? "rgb(13, 17, 23)" : "rgb(255, 255, 255)");
    await context.close();
  },
);

test("a mark is seen: of an en dash beside a hyphen it is another color, on paper too", async () => {
  const page = await browser.newPage();
  await page.setContent(pages["drift"]!);
  for (const media of ["screen", "print"] as const) {
    await page.emulateMedia({ media });
    const mark = page.locator("mark", { hasText: /^–$/ });
    const [color, line] = await mark.evaluate((element) => {
      const style = getComputedStyle(element);
      return [style.backgroundColor, style.textDecorationLine];
    });
    expect([color, line]).toEqual(["rgb(255, 223, 220)", "underline"]);
  }
  await page.close();
});
