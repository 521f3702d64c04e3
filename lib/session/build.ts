/** Header that names the dashboard's build; a page knows its own from `data-build` of its root element. */
export const BUILD_HEADER = "x-switchboard-build";
