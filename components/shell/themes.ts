export const THEMES = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "system", label: "System" },
] as const;

/** Forgets a theme that is none of these: another program of the same address may have left it under the same name. */
export function forgetOtherTheme(): void {
  try {
    const kept = window.localStorage.getItem("theme");
    if (kept !== null && !THEMES.some(({ value }) => value === kept)) window.localStorage.removeItem("theme");
  } catch {
    // Blocked storage: there is none to forget, and it is as the system is.
  }
}
