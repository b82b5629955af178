import { useMay, usePurpose } from '../../../web/session.tsx';

/** Documents are written for the contract and its accounts (slices/purchases/writing.ts). */
export function useMayWrite(): boolean {
  const { purpose } = usePurpose();
  return useMay('purchase.write') && (purpose === 'contract' || purpose === 'accounting');
}
