/** What the modifier of shortcuts is called on this machine. Only in the browser. */
export function modKey(): "⌘" | "Ctrl" {
  return /mac|iphone|ipad/i.test(navigator.platform) ? "⌘" : "Ctrl";
}
