/** How the report looks, on the screen in light and dark, and on paper. */

export const REPORT_STYLE = `
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; font-variant-numeric: tabular-nums; color: #1c2226; background: #fff; }
h1 { margin: 0 0 .25rem; font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 .5rem; padding-top: .5rem; border-top: 2px solid #0d5c63; font-size: 1.1rem; }
p { margin: .4rem 0; }
.soft { color: #565e65; }
.note { padding: .5rem .75rem; border-left: 3px solid #0d5c63; background: #f5f5f1; white-space: pre-wrap; overflow-wrap: anywhere; }
.warn { padding: .5rem .75rem; border-left: 3px solid #b3261e; background: #fbf1f0; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid #e2e2dc; text-align: right; vertical-align: top; }
th:first-child, td:first-child { padding-left: 0; text-align: left; }
thead th { font-weight: 500; color: #565e65; vertical-align: bottom; }
tbody th { font-weight: 600; }
table.results tbody th { white-space: nowrap; }
table.facts th { width: min(12rem, 38%); font-weight: 500; color: #565e65; }
table.facts td, table.errata td, table.errata th { text-align: left; overflow-wrap: anywhere; }
table.errata td { width: 50%; }
td.claim, th.claim { font-style: italic; color: #6b4e00; }
figure { margin: 1rem 0; }
figcaption { font-weight: 600; }
figure > svg { display: block; width: 100%; height: auto; }
svg text { font-size: 12px; fill: currentcolor; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: .875rem; }
footer { margin-top: 2.5rem; font-size: .8rem; color: #565e65; }
@media screen and (prefers-color-scheme: dark) {
  body { color: #dfe4e7; background: #121517; }
  .soft, thead th, table.facts th, footer { color: #a4adb4; }
  .note { background: #22282d; }
  .warn { background: #2c2020; border-color: #ff9a90; }
  th, td { border-color: #343b41; }
  td.claim, th.claim { color: #e0cb8c; }
  h2 { border-color: #6cc3c8; }
}
@media print {
  @page { margin: 16mm 14mm; }
  :root { color-scheme: light; }
  h1 { font-size: 15pt; }
  h2 { margin-top: 1.2rem; }
  body { max-width: none; padding: 0; font-size: 9.5pt; color: #000; background: #fff; }
  .wide { overflow: visible; }
  .soft, thead th, table.facts th, footer { color: #333; }
  .note, .warn { background: none; }
  td.claim, th.claim { color: #333; }
  th, td { border-color: #bbb; }
  p { break-inside: avoid; }
  table { font-size: 8pt; }
  footer { font-size: 8pt; }
  th, td { padding: .25rem .4rem; }
  table.results { font-size: 7.5pt; }
  table.results :is(th, td) { padding: .25rem .3rem; }
  h2 { border-color: #000; }
  h2, h2 + p, h3, figcaption { break-after: avoid; }
  figure, tr, .warn, .note { break-inside: avoid; }
  thead { display: table-header-group; }
  a { color: inherit; }
}
`;
