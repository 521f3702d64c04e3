/** Sizes of the grid in pixels, for its window and its parts alike. */
export const ROW_HEIGHT = 36;
export const HEADER_HEIGHT = 40;
export const COLUMN_WIDTH = 112;
export const NAME_WIDTH = 168;
