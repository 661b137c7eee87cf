/** The shop's style sheet: the product's colours and shapes, by the system's light or dark. */
export const STYLE = `
@font-face { font-family: 'Inter Variable'; font-weight: 100 900; font-display: swap; src: url(/shop/inter.woff2) format('woff2') }
:root {
  color-scheme: light dark;
  --ink: #14181f; --muted: #5b6472; --line: #e4e7ec; --paper: #ffffff; --ground: #f7f8fa;
  --accent: #0b6e6e; --on-accent: #ffffff; --positive: #137a45; --caution: #9a6200; --negative: #b3261e;
  --sun: #ffffff; --hill-far: #cfe0dc; --hill-near: #8fb8b0; --sky: #eef4f2;
  font: 400 16px/1.5 'Inter Variable', Inter, system-ui, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e8ebf0; --muted: #9aa4b2; --line: #262c36; --paper: #12161c; --ground: #0c0f14;
    --accent: #4fc3c0; --on-accent: #0c0f14; --positive: #5cc98d; --caution: #e0a94a; --negative: #f2837b;
    --sun: #e0d9b8; --hill-far: #22393a; --hill-near: #2f5f5c; --sky: #172124;
  }
}
* { box-sizing: border-box }
body { margin: 0; color: var(--ink); background: var(--ground) }
a { color: inherit }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 6px }
header, main, footer { max-width: 1080px; margin: 0 auto; padding: 0 24px }
header { display: flex; align-items: baseline; justify-content: space-between; gap: 16px; padding-block: 20px }
header a { text-decoration: none; font-weight: 600; font-size: 20px; letter-spacing: -0.01em }
header p { margin: 0; color: var(--muted); font-size: 14px }
footer { padding-block: 40px; color: var(--muted); font-size: 13px }
h1 { font-size: 28px; line-height: 1.2; font-weight: 600; letter-spacing: -0.02em; margin: 24px 0 8px }
h2 { font-size: 16px; font-weight: 600; margin: 24px 0 8px }
.lead { color: var(--muted); margin: 0 0 24px; max-width: 60ch }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 20px; padding: 0; margin: 0; list-style: none }
.card { display: block; height: 100%; text-decoration: none; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; overflow: hidden }
.card:hover { border-color: var(--accent) }
.card svg, .picture svg { display: block; width: 100%; height: auto; background: var(--sky) }
.far { fill: var(--hill-far) } .near { fill: var(--hill-near) } .sun { fill: var(--sun) } .thing { fill: none; stroke: var(--ink); stroke-width: 3; stroke-linecap: round; stroke-linejoin: round }
.card div { padding: 12px 16px 16px }
.card b { display: block; font-weight: 500 }
.muted { color: var(--muted); font-size: 14px }
.product { display: grid; grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr); gap: 40px; align-items: start }
.product h1 { margin-top: 0 }
.picture { border: 1px solid var(--line); border-radius: 8px; overflow: hidden; background: var(--paper) }
.price { font-size: 28px; font-weight: 600; margin: 8px 0 16px }
label { display: block; font-size: 14px; font-weight: 500; margin: 16px 0 4px }
input, select { width: 100%; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--muted); border-radius: 6px; padding: 9px 12px }
select { appearance: none; background: linear-gradient(45deg, transparent 50%, var(--muted) 50%) right 17px center / 5px 5px no-repeat, linear-gradient(-45deg, transparent 50%, var(--muted) 50%) right 12px center / 5px 5px no-repeat, var(--paper) }
button { width: 100%; margin-top: 20px; padding: 12px 20px; font: inherit; font-weight: 600; color: var(--on-accent); background: var(--accent); border: 0; border-radius: 6px; cursor: pointer }
.verdict { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 4px 20px 20px; max-width: 680px }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 8px 24px; margin: 8px 0 0 }
dt { color: var(--muted) } dd { margin: 0; overflow-wrap: anywhere } dd.id { font-size: 14px; color: var(--muted); align-self: center }
@media (max-width: 520px) { dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: 10px } }
.good { color: var(--positive); font-weight: 600 } .wait { color: var(--caution); font-weight: 600 } .bad { color: var(--negative); font-weight: 600 }
@media (max-width: 720px) { .product { grid-template-columns: 1fr; gap: 20px } header, main, footer { padding-inline: 16px } }
`;
