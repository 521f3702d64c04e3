import { describe, expect, it } from "vitest";
import { oneQuestion } from "./question";

type Shown = { name: string; answer: (given: boolean) => void };

function asking() {
  let shown: Shown | undefined;
  const { ask, dismiss } = oneQuestion<boolean, Shown>(false, (dialog) => {
    shown = dialog;
  });
  return { ask: (name: string) => ask((answer) => ({ name, answer })), dismiss, shown: () => shown };
}

describe("a question", () => {
  it.each([true, false])("resolves to the answer %s of its dialog, which closes", async (given) => {
    const { ask, shown } = asking();
    const answer = ask("save");
    expect(shown()?.name).toBe("save");
    shown()?.answer(given);
    expect(await answer).toBe(given);
    expect(shown()).toBeUndefined();
  });

  it("is dismissed by another question, whose dialog takes its place", async () => {
    const { ask, shown } = asking();
    const first = ask("save");
    const second = ask("save again");
    expect(await first).toBe(false);
    expect(shown()?.name).toBe("save again");
    shown()?.answer(true);
    expect(await second).toBe(true);
  });

  it("ignores the answer of an earlier dialog", async () => {
    const { ask, shown } = asking();
    void ask("save");
    const earlier = shown();
    const second = ask("save again");
    earlier?.answer(true);
    expect(shown()?.name).toBe("save again");
    shown()?.answer(false);
    expect(await second).toBe(false);
  });

  it("is dismissed when its page is left", async () => {
    const { ask, dismiss, shown } = asking();
    const answer = ask("save");
    dismiss();
    expect(await answer).toBe(false);
    expect(shown()).toBeUndefined();
  });

  it("counts its first answer only", async () => {
    const { ask, dismiss, shown } = asking();
    const answer = ask("save");
    const { answer: click } = shown() ?? {};
    click?.(true);
    click?.(false);
    dismiss();
    expect(await answer).toBe(true);
  });
});
