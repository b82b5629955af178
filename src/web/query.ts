import {
  MutationCache,
  QueryCache,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { api, ProblemError, type Query } from './api.ts';
import { usePurpose } from './session.tsx';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ProblemError;
  }
}

const leaveOnSignOut = (error: unknown): void => {
  if (error instanceof ProblemError && error.code === 'not-signed-in') {
    queryClient.setQueryData(['session'], null);
    window.dispatchEvent(new Event('obhut:signed-out'));
  }
};

/** Every look-up is in the log with its purpose, so none happens without need: no refetching on focus, no prefetching. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: leaveOnSignOut }),
  mutationCache: new MutationCache({ onError: leaveOnSignOut }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 120_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: (failures, error) => failures < 1 && error instanceof ProblemError && error.status === 503,
    },
  },
});

interface Reading<S extends z.ZodType> {
  schema: S;
  query?: Query;
  /** Default: the purpose chosen in the header. */
  purpose?: string | undefined;
  enabled?: boolean;
  /** Reads again after so many milliseconds, for work that goes on; false is once. */
  everyMs?: (answer: z.output<S> | undefined) => number | false;
}

const keyOf = (path: string, purpose: string, query: Query | undefined, language: string) => [
  'api',
  path,
  purpose,
  query ?? {},
  language,
];

/** Reads under the current purpose; reads again when purpose or language change. */
export function useApi<S extends z.ZodType>(
  path: string,
  { schema, query, purpose, enabled, everyMs }: Reading<S>,
) {
  const current = usePurpose();
  const { i18n } = useTranslation();
  const used = purpose ?? current.purpose;
  return useQuery({
    queryKey: keyOf(path, used, query, i18n.language),
    queryFn: ({ signal }) => api.get(path, { purpose: used, query, schema, signal }),
    enabled: enabled ?? true,
    refetchInterval: ({ state }) => everyMs?.(state.data) ?? false,
  });
}

type PageSchema = z.ZodType<{ items: unknown[]; next: string | null }>;

/** A list by keyset: page after page, `fetchNextPage` for more. Old rows stay while filters change, never across purposes. */
export function useApiPages<S extends PageSchema>(
  path: string,
  { schema, query, purpose, enabled }: Reading<S>,
) {
  const current = usePurpose();
  const { i18n } = useTranslation();
  const used = purpose ?? current.purpose;
  return useInfiniteQuery({
    queryKey: keyOf(path, used, query, i18n.language),
    queryFn: ({ signal, pageParam }) =>
      api.get(path, { purpose: used, query: { ...query, cursor: pageParam }, schema, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (previous, of) => (of?.queryKey[2] === used ? previous : undefined),
    enabled: enabled ?? true,
  });
}

/** Everything read from paths that start so is read again. */
export function useRefresh(): (...paths: string[]) => Promise<void> {
  const client = useQueryClient();
  return (...paths) =>
    client.invalidateQueries({
      predicate: ({ queryKey }) => paths.some((path) => String(queryKey[1]).startsWith(path)),
    });
}

/** Something that changes data; afterwards reads again what it may have changed. */
export function useSend<Input, Answer>(
  send: (input: Input, purpose: string) => Promise<Answer>,
  options: { refreshes?: readonly string[]; onDone?: (answer: Answer, input: Input) => void } = {},
) {
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (input: Input) => send(input, purpose),
    onSuccess: (answer, input) => {
      options.onDone?.(answer, input);
      return refresh(...(options.refreshes ?? []));
    },
  });
}
