export const grounds = {} as const;
