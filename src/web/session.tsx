import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../kernel/role.ts';
import { type Me, me as meSchema, setupState } from '../slices/access/contract.ts';
import { api, ProblemError } from './api.ts';

/** Who is signed in; null for visitors. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () =>
    api.get('/api/v1/session', { schema: meSchema }).catch((error: unknown) => {
      if (error instanceof ProblemError && error.status === 401) return null;
      throw error;
    }),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: () => api.get('/api/v1/setup', { schema: setupState }),
  staleTime: Number.POSITIVE_INFINITY,
});

export type MyPurpose = Me['purposes'][number];
interface Session {
  me: Me;
  purpose: string;
  /** In the header, even where a page works under another. */
  chosen: string;
  /** The purposes one can work under: those of the daily work, and the rights of data subjects. */
  choices: readonly MyPurpose[];
  choosePurpose(key: string): void;
}
const SessionContext = createContext<Session | undefined>(undefined);

const REMEMBERED = 'obhut.purpose';
const choicesOf = (me: Me) => me.purposes.filter(({ key, forGrounds }) => forGrounds || key === 'rights');

/** For pages behind the sign-in; the route has made sure that somebody is signed in. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const { data: me } = useSuspenseQuery(sessionQuery);
  const [chosen, setChosen] = useState(() => localStorage.getItem(REMEMBERED));
  const session = useMemo(() => {
    if (!me) return undefined;
    const choices = choicesOf(me);
    const purpose = (choices.find(({ key }) => key === chosen) ?? choices[0])?.key ?? '';
    return {
      me,
      purpose,
      chosen: purpose,
      choices,
      choosePurpose(key: string) {
        localStorage.setItem(REMEMBERED, key);
        setChosen(key);
        // What was read for another purpose does not stay in memory.
        client.removeQueries({ queryKey: ['api'], type: 'inactive' });
      },
    };
  }, [me, chosen, client]);
  return session ? <SessionContext value={session}>{children}</SessionContext> : null;
}

function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('outside the shell nobody is signed in');
  return session;
}
/** Everything inside works under this purpose, whatever the header says: pages whose work has a purpose of its own. */
export function UnderPurpose({ purpose, children }: { purpose: string; children: ReactNode }) {
  const session = useSession();
  const inside = useMemo(() => ({ ...session, purpose }), [session, purpose]);
  return <SessionContext value={inside}>{children}</SessionContext>;
}
export const useMe = (): Me => useSession().me;
export const usePurpose = (): Pick<Session, 'purpose' | 'choices' | 'choosePurpose'> => useSession();
/** What the header says, for pages with a purpose of their own that lead to others. */
export function useChosenPurpose(): Pick<Session, 'purpose' | 'choices' | 'choosePurpose'> {
  const { chosen, choices, choosePurpose } = useSession();
  return { purpose: chosen, choices, choosePurpose };
}
export const useMay = (permission: Permission): boolean => useMe().permissions.includes(permission);
/** Whether the user may name this purpose at all, whatever is chosen in the header. */
export const useHasPurpose = (key: string): boolean =>
  useMe().purposes.some((purpose) => purpose.key === key);

/** The name of one of the user's own purposes in the language of the page. */
export function useLabelOfMine(): (purpose: Pick<MyPurpose, 'labelDe' | 'labelEn'>) => string {
  const { i18n } = useTranslation();
  return ({ labelDe, labelEn }) => (i18n.language === 'en' ? labelEn : labelDe);
}
