import { Markup, markup } from "./markup";
import { style } from "./style";

export interface Page {
  readonly title: string;
  /** What a search of the eyes finds first: the verdict in a line. */
  readonly summary: Markup;
  readonly content: Markup;
  readonly footer: Markup;
}

/** A page in one file: no script, and nothing is loaded from anywhere, which the policy makes sure of. */
export function pageOf({ title, summary, content, footer }: Page): string {
  const page = markup`<!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="color-scheme" content="light dark">
    <title>${title}</title>
    <style>${new Markup(style)}</style>
    </head>
    <body>
    <header>
    <h1>${title}</h1>
    ${summary}
    </header>
    <main>
    ${content}
    </main>
    <footer>${footer}</footer>
    </body>
    </html>
    `;
  return page.text;
}
