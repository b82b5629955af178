import type { ErasureReceipt } from '../contract.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What was erased, for the page after it. Kept by the browser with this entry of its history; says not who it was. */
    erasure?: { receipt: ErasureReceipt; labels: Record<string, string> };
  }
}
