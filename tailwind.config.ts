import type { Config } from "tailwindcss";

/*
 * Colour classes, all of them (values with their dark halves are in app/globals.css):
 *
 *   bg-bg bg-subtle                      the page, and a quieter band on it (header rows, wells, code)
 *   bg-surface bg-surface-raised         cards and controls; floating surfaces (dialogs, menus)
 *   border-border border-strong          lines between things; outlines of controls (3:1)
 *   text-text text-muted                 main text; secondary text
 *   bg-accent + text-accent-text         the primary action: fill, and the text on that fill. Also hover:bg-accent-hover
 *   bg-accent-subtle text-accent-strong  selected items, links: tint, and accent-coloured text on any surface
 *   ring-focus outline-focus             the focus ring (already on every :focus-visible)
 *   TONE = danger | warning | success | info:
 *   bg-TONE border-TONE text-TONE        icon, dot or outline (3:1)
 *   bg-TONE-subtle text-TONE-text        tint, and coloured text on the tint or on any surface (4.5:1)
 *   bg-danger + text-danger-contrast     a filled destructive button
 *   bg-hover                             under the pointer or the keyboard, over any surface
 *   bg-backdrop                          behind a dialog
 *
 * Type: text-xs 12/16, text-sm 13/18 (tables, meta), text-base 14/20, text-lg 16/24 (sections), text-xl 20/28 (titles);
 * font-normal and font-semibold only; font-mono for ids, URLs, wire names. tabular-nums in columns of figures.
 * Form: rounded-md 6, rounded-lg 10 (cards), rounded-full; h-control 36, h-control-sm 32 (both 44 on touch);
 * max-w-content 1200, max-w-form 720; shadow-raised; transition-state 100 ms, transition-surface 160 ms; row-link.
 */

const tone = (name: string) => ({
  DEFAULT: `var(--${name})`,
  subtle: `var(--${name}-subtle)`,
  text: `var(--${name}-text)`,
});

const border = { DEFAULT: "var(--border)", strong: "var(--border-strong)" };

export default {
  content: ["./app/**/*.tsx", "./components/**/*.{ts,tsx}"],
  theme: {
    extend: {
      colors: {
        transparent: "transparent",
        current: "currentColor",
        bg: "var(--bg)",
        subtle: "var(--bg-subtle)",
        surface: { DEFAULT: "var(--surface)", raised: "var(--surface-raised)" },
        border,
        strong: "var(--border-strong)",
        text: "var(--text)",
        muted: "var(--text-muted)",
        accent: {
          ...tone("accent"),
          hover: "var(--accent-hover)",
          strong: "var(--accent-strong)",
        },
        focus: "var(--focus)",
        danger: { ...tone("danger"), hover: "var(--danger-hover)", contrast: "var(--danger-contrast)" },
        warning: tone("warning"),
        success: tone("success"),
        info: tone("info"),
        hover: "var(--hover)",
        backdrop: "var(--backdrop)",
      },
      fontFamily: {
        sans: ["var(--font-geist-sans)", "system-ui", "sans-serif"],
        mono: ["var(--font-geist-mono)", "ui-monospace", "monospace"],
      },
      fontSize: {
        xs: ["0.75rem", "1rem"],
        sm: ["0.8125rem", "1.125rem"],
        base: ["0.875rem", "1.25rem"],
        lg: ["1rem", "1.5rem"],
        xl: ["1.25rem", "1.75rem"],
      },
      borderRadius: { md: "6px", lg: "10px" },
      maxWidth: { content: "75rem", form: "45rem" },
      boxShadow: { raised: "var(--shadow-raised)" },
    },
  },
} satisfies Config;
