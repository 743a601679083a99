/** An HTTP answer, whole: it is small enough to be held, cut, delayed or thrown away. */
export interface Answer {
  status: number;
  contentType: string;
  body: string;
  headers?: Record<string, string>;
}

export const xml = (body: string, status = 200): Answer => ({ status, contentType: "text/xml;charset=utf-8", body });

export const text = (body: string, status = 200): Answer => ({ status, contentType: "text/plain;charset=utf-8", body });

export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Answer => ({
  status,
  contentType: "application/json;charset=UTF-8",
  body: JSON.stringify(value),
  headers,
});

export const html = (status: number, title: string, content = `<h1>${title}</h1>`): Answer => ({
  status,
  contentType: "text/html;charset=utf-8",
  body: `<!DOCTYPE html><html><head><title>${status} ${title}</title></head><body>${content}</body></html>`,
});
