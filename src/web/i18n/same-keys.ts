/** The German texts are the pattern; the English ones have exactly their keys. */
export type SameKeys<T> = { [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };
