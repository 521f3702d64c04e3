/** Header of a request that is one step of an operation: its kind and id, separated by a space. */
export const OPERATION_HEADER = "x-switchboard-operation";
