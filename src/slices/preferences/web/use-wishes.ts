import { TIME_ZONE } from '../../../kernel/time-zone.ts';
import { useApi } from '../../../web/query.ts';
import { useOpensCategory } from '../../../web/ui/labels.tsx';
import { type WishChannel, wishList } from '../contract.ts';
import { type Contradiction, contradictions } from '../fields.ts';

/** The wishes of a contact; asked for once, however many parts of a page show them. */
export function useWishes(contactId: string) {
  const opens = useOpensCategory();
  return useApi(`/api/v1/contacts/${contactId}/wishes`, {
    schema: wishList,
    enabled: opens('contact-points'),
  });
}

/** What speaks against contacting the person by a channel; at this moment unless another is named. */
export function useContradictions(contactId: string): (channel: WishChannel, at?: Date) => Contradiction[] {
  const { data } = useWishes(contactId);
  return (channel, at = new Date()) => contradictions(data?.items ?? [], channel, at, TIME_ZONE);
}
