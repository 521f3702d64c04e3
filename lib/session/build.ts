/** Which build of the dashboard answers; a page knows its own by `data-build` of its root element. */
export const BUILD_HEADER = "x-switchboard-build";
