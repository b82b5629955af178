/** With or without https://, as the contract of companies wants it: nothing else that a browser would run. */
const WEBSITE = /^(?:https?:\/\/\S+|[\p{L}\p{N}][\p{L}\p{M}\p{N}.-]*(?::\d+)?(?:[/?#]\S*)?)$/iu;

export const isWebsite = (text: string): boolean => WEBSITE.test(text) && text.includes('.');

/** The link to it, if a browser can follow it and there is room to keep it. */
export function linkTo(website: string): string | undefined {
  const url = /^https?:\/\//i.test(website) ? website : `https://${website}`;
  return url.length <= 500 && URL.canParse(url) ? url : undefined;
}
