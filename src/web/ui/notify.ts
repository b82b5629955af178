import { notifications } from '@mantine/notifications';
import { ProblemError } from '../api.ts';
import { i18n } from '../i18n/index.ts';

/** A short word at the edge of the page, for what has worked. */
export const notifyDone = (message: string): void => {
  notifications.show({ message, color: 'petrol' });
};

/** For failures that belong to no form. */
export const notifyProblem = (error: unknown): void => {
  const title = error instanceof ProblemError ? error.problem.title : i18n.t('error.unknown');
  const detail =
    error instanceof ProblemError ? error.problem.errors?.map(({ message }) => message).join(' ') : '';
  notifications.show({ title, message: detail ?? '', color: 'red', autoClose: false });
};
