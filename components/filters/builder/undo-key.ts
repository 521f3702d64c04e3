/**
 * Name of the undo keys on this machine. For event handlers only: the server does not know the machine.
 */
export function undoKey(): string {
  return /Mac|iPhone|iPad/.test(navigator.platform) ? "Command Z" : "Control Z";
}
