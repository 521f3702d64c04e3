let forced = false;

/** Leaves for another page without asking, where staying makes no sense: the session is gone. */
export function leaveFor(url: string): void {
  forced = true;
  window.location.assign(url);
}

/** Whether the page is being left that way; guards against leaving then step aside. */
export function isLeaving(): boolean {
  return forced;
}
