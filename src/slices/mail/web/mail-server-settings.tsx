import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../web/api.ts';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type MailServerState, mailServerState } from '../contract.ts';
import { MailServerForm } from './mail-server-form.tsx';

const KEY = ['mail-server'];

/** How the firm sends mail; for the page of settings. */
export function MailServerSettings() {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: () => api.get('/api/v1/mail-server', { schema: mailServerState }),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return (
    <MailServerForm
      key={data.server?.updatedAt ?? 'none'}
      server={data.server}
      onChanged={(server) => client.setQueryData<MailServerState>(KEY, { server })}
    />
  );
}
