import { oneLine } from './clean-text.ts';
import type { ContactDraft, WarningCode } from './contact-draft.ts';
import type { MappedCell } from './map-row.ts';
import { isWebsite, linkTo } from './website.ts';

/** Profiles and websites. A firm's website is the company's; a person's own is one of their profiles. */
export function readSocials(
  cells: readonly MappedCell[],
  draft: ContactDraft,
  report: (code: WarningCode, column: string) => void,
): void {
  for (const { field, text, column, network = 'other' } of cells) {
    if (field !== 'social' && field !== 'website') continue;
    for (const value of text
      .split(/\s*:::\s*/)
      .map(oneLine)
      .filter(Boolean)) {
      if (field === 'social')
        add(draft, network, value, /^https?:\/\//i.test(value) ? linkTo(value) : undefined);
      else if (!isWebsite(value)) report('website-invalid', column);
      else if (draft.kind === 'company' && draft.company && !draft.company.website)
        draft.company.website = value;
      else add(draft, 'website', value, linkTo(value));
    }
  }
}

function add(draft: ContactDraft, network: string, value: string, url: string | undefined): void {
  const handle = url ? value : value.replace(/^[a-z]{2,12}:(?!\/\/)/i, '');
  if (draft.socials.some((known) => known.network === network && known.handle === handle)) return;
  draft.socials.push({ network: network.slice(0, 40), handle, ...(url && { url }) });
}
