import { createHash } from "node:crypto";

/** The dashboard's palette and measures (design.md), the few that these pages use. No scripts, no other origin. */
export const STYLES = `
@font-face { font-family: Geist; src: url(/geist.woff2) format("woff2"); font-weight: 100 900; font-display: swap }
:root {
  color-scheme: light dark;
  --bg: light-dark(oklch(0.967 0.004 275), oklch(0.165 0.008 275));
  --surface: light-dark(oklch(1 0 0), oklch(0.21 0.011 275));
  --border: light-dark(oklch(0.912 0.006 275), oklch(0.3 0.014 275));
  --border-strong: light-dark(oklch(0.62 0.014 275), oklch(0.57 0.018 275));
  --text: light-dark(oklch(0.22 0.018 275), oklch(0.945 0.005 275));
  --muted: light-dark(oklch(0.48 0.018 275), oklch(0.735 0.014 275));
  --accent: light-dark(oklch(0.53 0.19 275), oklch(0.56 0.185 275));
  --accent-hover: light-dark(oklch(0.47 0.19 275), oklch(0.52 0.185 275));
  --accent-strong: light-dark(oklch(0.48 0.19 275), oklch(0.8 0.105 275));
  --focus: light-dark(oklch(0.55 0.19 275), oklch(0.72 0.15 275));
  --danger: light-dark(oklch(0.54 0.195 26), oklch(0.57 0.19 26));
  --danger-text: light-dark(oklch(0.49 0.18 26), oklch(0.8 0.105 24));
  --success: light-dark(oklch(0.44 0.1 153), oklch(0.84 0.11 156));
}
*, ::before, ::after { box-sizing: border-box }
body { margin: 0; min-height: 100dvh; background: var(--bg); color: var(--text);
  font: 14px/20px Geist, ui-sans-serif, system-ui, sans-serif; -webkit-font-smoothing: antialiased }
.page { display: flex; flex-direction: column; gap: 20px; width: 100%; max-width: 464px; margin: 0 auto; padding: max(32px, 12vh) 16px 32px }
.brand { display: flex; align-items: center; gap: 8px; font-weight: 600 }
.brand svg { width: 20px; height: 20px; color: var(--accent-strong) }
main { padding: 32px; background: var(--surface); border: 1px solid var(--border); border-radius: 10px }
h1 { margin: 0; font-size: 20px; line-height: 28px; font-weight: 600; text-wrap: balance }
h2 { margin: 0 0 12px; font-size: 14px; line-height: 20px; font-weight: 600 }
p { margin: 8px 0 0; overflow-wrap: anywhere }
strong { font-weight: 600 }
.muted, footer { color: var(--muted); font-size: 13px; line-height: 18px }
footer p { margin: 0 }
code { font: 13px/18px "Geist Mono", ui-monospace, monospace; overflow-wrap: anywhere }
section { margin-top: 24px }
form.fields { display: grid; gap: 20px; margin-top: 24px }
label { display: block; margin-bottom: 8px; font-weight: 600 }
input { width: 100%; height: 36px; padding: 0 12px; font: inherit; color: inherit; background: var(--surface);
  border: 1px solid var(--border-strong); border-radius: 6px }
input[aria-invalid] { border-color: var(--danger) }
.error { margin-top: 8px; color: var(--danger-text); font-size: 13px; line-height: 18px }
button { height: 36px; padding: 0 16px; font: inherit; font-weight: 600; border-radius: 6px; border: 1px solid var(--border-strong);
  background: var(--surface); color: var(--text); cursor: pointer; transition: background-color 100ms ease-out }
button:hover { background: var(--bg) }
button.primary { border-color: transparent; background: var(--accent); color: #fff }
button.primary:hover { background: var(--accent-hover) }
button.link { height: auto; padding: 0; border: 0; background: none; color: var(--accent-strong); font-size: 13px; text-decoration: underline; text-underline-offset: 2px }
a { color: var(--accent-strong); text-underline-offset: 2px }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px }
.actions { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 8px; margin-top: 12px }
.returns { margin-top: 32px }
.who { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 4px 16px; margin-top: 16px; padding: 12px;
  border: 1px solid var(--border); border-radius: 6px; overflow-wrap: anywhere }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 12px }
li { display: grid; grid-template-columns: 16px 1fr; gap: 8px }
li svg { width: 16px; height: 16px; margin-top: 2px; color: var(--success) }
li code { display: block; color: var(--muted); font-size: 12px }
.unavailable, .unavailable svg { color: var(--muted) }
@media (max-width: 480px) {
  .page { padding-top: 24px }
  main { padding: 24px 16px }
  input, .actions button, form.fields > button { height: 44px }
  input { font-size: 16px }
  .actions { flex-direction: column }
}
@media (prefers-reduced-motion: reduce) { * { transition: none } }
`;

/** The stylesheet's source expression for a content security policy. */
export const STYLES_HASH = `'sha256-${createHash("sha256").update(STYLES).digest("base64")}'`;
