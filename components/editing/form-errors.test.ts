import { createFormControl, type UseFormReturn } from "react-hook-form";
import { describe, expect, it } from "vitest";
import { applyIssues, problemsOf } from "./form-errors";

type Form = { url: string; filters: string; secret: string };

function makeForm() {
  const control = createFormControl<Form>({ defaultValues: { url: "", filters: "", secret: "" } });
  return control as unknown as UseFormReturn<Form>;
}

const fieldOf = (path: string) =>
  path === "url"
    ? "url"
    : path.startsWith("filters")
      ? "filters"
      : path === "secret_key"
        ? "secret"
        : undefined;

describe("issues of the server", () => {
  it("stand at their fields, without the name that the label already says", () => {
    const form = makeForm();
    const leftover = applyIssues(
      form,
      [
        { path: "url", message: "`url` must be an absolute http or https URL" },
        { path: "filters.chat_properties.a.b", message: "`filters.chat_properties.a.b` must have one" },
        { path: "filters.thread_properties", message: "`filters.thread_properties` is not offered" },
        { path: "additional_data", message: "`additional_data` is not offered" },
      ],
      fieldOf,
    );
    expect(leftover.map((issue) => issue.path)).toEqual(["additional_data"]);
    expect(form.getFieldState("url").error?.message).toBe("Must be an absolute http or https URL");
    expect(form.getFieldState("filters").error).toMatchObject({
      message: "filters.chat_properties.a.b must have one. filters.thread_properties is not offered",
      types: {
        "filters.chat_properties.a.b": "Must have one",
        "filters.thread_properties": "Is not offered",
      },
    });
  });
});

describe("the summary", () => {
  it("lists problems in the order of the labels, without fields that have none", () => {
    const errors = {
      secret: { type: "custom", message: "Enter a secret" },
      url: { type: "custom", message: "Enter an address" },
      filters: { type: "custom" },
    };
    expect(problemsOf<Form>(errors, { url: "URL", filters: "Filter", secret: "Secret" })).toEqual([
      { field: "url", label: "URL", message: "Enter an address" },
      { field: "secret", label: "Secret", message: "Enter a secret" },
    ]);
  });
});
