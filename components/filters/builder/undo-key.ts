/** What undoes on this machine, in words. For event handlers: the server does not know the machine. */
export function undoKey(): string {
  return /Mac|iPhone|iPad/.test(navigator.platform) ? "Command Z" : "Control Z";
}
