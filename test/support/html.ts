/** Whether a page is what it promises: one file, whose markup is ours alone. */
import { expect } from "vitest";

/** Nothing is loaded or run, and nothing in it moves what follows. */
export function expectPage(text: string): void {
  expect(text).toMatch(/^<!doctype html>\n<html lang="en">\n/);
  expect(text).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  const tags = tagsOf(text);
  for (const tag of tags) {
    expect(tag).not.toMatch(/^<(script|link|img|iframe|object|embed|base|form)\b/i);
    // Outside of quoted values nothing but names of ours.
    expect(tag.replace(/"[^"]*"/g, '""')).not.toMatch(/\s(on\w+|style|src)=/i);
    for (const [, target] of tag.matchAll(/href=(\S+?)>/g)) expect(target).toMatch(/^#d\d+$/);
  }
  expect(text).not.toMatch(/url\(|@import/);
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/);
}

/** The tags, without marks and notes, whose number follows from the texts, and without what quoted attributes say. */
export function shapeOf(text: string): string[] {
  return tagsOf(text)
    .filter((tag) => !/^<\/?(mark|small|p)>$/.test(tag))
    .map((tag) => tag.replace(/"[^"]*"/g, '""'));
}

function tagsOf(text: string): string[] {
  return text.replace(/<style>[^<]*<\/style>/, "").match(/<[^>]*>?/g) ?? [];
}
