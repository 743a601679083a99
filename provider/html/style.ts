/** The look of every report: the reader's own fonts and their choice of light or dark; marks that are also seen on paper and without colours. */
export const style = `
:root{color-scheme:light dark;--text:#1b1f24;--back:#fff;--line:#8c959f;--soft:#f3f5f7;--bad:#a40e26;--warn:#7a4100;--good:#116329;
--want:#d2f5d9;--have:#ffdfdc;--link:#0550ae}
@media (prefers-color-scheme:dark){:root{--text:#e6edf3;--back:#0d1117;--line:#6e7681;--soft:#161b22;--bad:#ff9a92;--warn:#f0b86c;
--good:#7ee2a0;--want:#0f4a24;--have:#6b1d1a;--link:#7ab7ff}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:110rem;font:1rem/1.5 system-ui,sans-serif;color:var(--text);background:var(--back)}
h1{font-size:1.5rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.25rem 0 .25rem}
p{margin:.25rem 0;max-width:60rem}.verdict{font-size:1.15rem;font-weight:600}
a{color:var(--link)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;margin:.5rem 0}
caption{text-align:left;font-weight:600}
th,td{border:1px solid var(--line);padding:.25rem .5rem;text-align:left;vertical-align:top;font-weight:400}
thead th{background:var(--soft);font-weight:600}
.values td:nth-child(2),.values td:nth-child(3),code{font-family:ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
mark{color:inherit;font-weight:700;text-decoration:underline;padding:0 .1em;border-radius:.2em;background:var(--want)}
.values td:nth-child(3) mark{background:var(--have)}
small{display:block;font:.875rem/1.4 system-ui,sans-serif}
.critical,.critical a,.wrong{color:var(--bad);font-weight:600}.warning,.warning a{color:var(--warn);font-weight:600}.good{color:var(--good)}
.critical::before,.wrong::before{content:"\\2716  "}.warning::before{content:"\\25b2  "}.info::before{content:"\\25cf  "}.good::before{content:"\\2714  "}
.unknown::before{content:"?  "}
tr:target th,tr:target td{outline:2px solid var(--link)}
footer{margin-top:2rem;border-top:1px solid var(--line);padding-top:.5rem}
@media print{:root{--text:#000;--back:#fff;--line:#666;--soft:#eee;--bad:#a40e26;--warn:#7a4100;--good:#116329;--want:#d2f5d9;--have:#ffdfdc;--link:#000}
body{padding:0;font-size:.8rem}mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}thead{display:table-header-group}tr{break-inside:avoid}
.scroll{overflow:visible}}
`;
