import type { Deal } from '../contract.ts';

export function OrderOffer(_props: { deal: Deal }) {
  return null;
}
