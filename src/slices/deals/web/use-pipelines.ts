import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { type CloseReason, closeReasonList, type Pipeline, pipelineList } from '../contract.ts';

/** The firm's pipelines with their stages; empty until they have come. */
export function usePipelines(): { pipelines: readonly Pipeline[]; isPending: boolean; error: Error | null } {
  const { data, isPending, error } = useApi('/api/v1/pipelines', { schema: pipelineList });
  return { pipelines: data?.items ?? [], isPending, error };
}

export function useCloseReasons(): readonly CloseReason[] {
  const { data } = useApi('/api/v1/close-reasons', { schema: closeReasonList });
  return data?.items ?? [];
}

/** The reason in the language of the page. */
export function useReasonLabel(): (reason: Pick<CloseReason, 'labelDe' | 'labelEn'>) => string {
  const { i18n } = useTranslation();
  return ({ labelDe, labelEn }) => (i18n.language === 'en' ? labelEn : labelDe);
}
