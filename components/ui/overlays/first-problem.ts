/**
 * Brings the first problem below `root` into view, and the focus to its control: whoever presses a button far from it
 * would see nothing happen. Fields mark themselves with `data-problem` while they have an error.
 */
function showFirstProblem(root: HTMLElement | null): void {
  const problem = root?.querySelector<HTMLElement>("[data-problem]");
  if (!problem) return;
  const control =
    problem.querySelector<HTMLElement>('[aria-invalid="true"]') ??
    problem.querySelector<HTMLElement>("input, select, textarea, button");
  if (!problem.contains(document.activeElement)) control?.focus({ preventScroll: true });
  problem.scrollIntoView({ block: "center" });
}

/** The same once what was just pressed has been rendered. */
export function showFirstProblemSoon(root: HTMLElement | null): void {
  requestAnimationFrame(() => showFirstProblem(root));
}
