/** Name of the shortcuts' modifier key on this machine. In the browser only. */
export function modKey(): "⌘" | "Ctrl" {
  return /mac|iphone|ipad/i.test(navigator.platform) ? "⌘" : "Ctrl";
}
