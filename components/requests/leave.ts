let forced = false;

/** Leaves for another page without asking, where staying makes no sense: the session is gone. */
export function leaveFor(url: string): void {
  forced = true;
  window.location.assign(url);
}

/** Loads the page once more without asking: forms keep what is typed in them. */
export function reload(): void {
  forced = true;
  window.location.reload();
}

/** Whether the page is being left that way; guards against leaving then step aside. */
export function isLeaving(): boolean {
  return forced;
}
