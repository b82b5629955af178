/** The last day of a period that ends at this moment: what is kept until midnight of New Year's Eve is kept on that day. */
export const lastDay = (end: string): string => new Date(Date.parse(end) - 1).toISOString();
