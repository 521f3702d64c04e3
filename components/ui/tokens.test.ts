import { readFileSync } from "node:fs";
import Color from "colorjs.io";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

const themes = { light: new Map<string, Color>(), dark: new Map<string, Color>() };
for (const [, name = "", light = "", dark = ""] of css.matchAll(
  /--([a-z-]+): light-dark\((oklch\([^)]+\)), (oklch\([^)]+\))\);/g,
)) {
  themes.light.set(name, new Color(light));
  themes.dark.set(name, new Color(dark));
}

const SURFACES = ["bg", "bg-subtle", "surface", "surface-raised"];
const TONES = ["danger", "warning", "success", "info"];

const on = (backgrounds: string[], ...inks: string[]) =>
  backgrounds.flatMap((background) => inks.map((ink) => [ink, background] as const));

/** Text and its backgrounds: a contrast of at least 4.5 (WCAG 1.4.3). */
const TEXT = [
  ...on([...SURFACES, "accent-subtle"], "text", "text-muted", "accent-strong"),
  ...on(SURFACES, ...TONES.map((tone) => `${tone}-text`)),
  ...TONES.flatMap((tone) => on([`${tone}-subtle`], `${tone}-text`, "text")),
  ...on(["accent", "accent-hover"], "accent-text"),
  ...on(["danger", "danger-hover"], "danger-contrast"),
  // A tooltip swaps the colours of page and text.
  ["bg", "text"] as const,
];

/**
 * The hover colour is translucent, so its contrast is measured on each surface and on changed cells of the
 * grid.
 */
const HOVERED = [...on(SURFACES, "text", "text-muted", "danger-text"), ...on(["accent-subtle"], "text")];

/** Outlines of controls, icons, dots and the focus ring on their backgrounds: at least 3 (WCAG 1.4.11). */
const GRAPHICS = on(SURFACES, "border-strong", "accent", "focus", ...TONES);

describe.each(["light", "dark"] as const)("%s tokens", (theme) => {
  const token = (name: string) => {
    const color = themes[theme].get(name);
    if (!color) throw new Error(`no token ${name}`);
    return color;
  };
  const contrast = (ink: string, background: string) => token(ink).contrast(token(background), "WCAG21");

  it.each(TEXT)("%s can be read on %s", (ink, background) => {
    expect(contrast(ink, background)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(HOVERED)("%s can be read on %s under the pointer", (ink, background) => {
    const over = token("hover");
    const seen = token(background).mix(new Color(over.space, over.coords), over.alpha, { space: "srgb" });
    expect(token(ink).contrast(seen, "WCAG21")).toBeGreaterThanOrEqual(4.5);
  });

  it.each(GRAPHICS)("%s can be told from %s", (ink, background) => {
    expect(contrast(ink, background)).toBeGreaterThanOrEqual(3);
  });

  it("are colours that a screen can show", () => {
    const outside = [...themes[theme]].filter(
      ([, color]) => !color.to("srgb").inGamut("srgb", { epsilon: 0.005 }),
    );
    expect(outside.map(([name]) => name)).toEqual([]);
  });

  it("rise from the page to what floats", () => {
    const lightness = ["bg", "surface", "surface-raised"].map(
      (name) => themes[theme].get(name)?.l ?? Number.NaN,
    );
    expect(lightness).toEqual(lightness.toSorted((one, other) => Number(one) - Number(other)));
  });
});
