import { notifications } from '@mantine/notifications';
import { ProblemError } from '../api.ts';
import { i18n } from '../i18n/index.ts';

const closeButton = () => ({ closeButtonProps: { 'aria-label': i18n.t('action.close') } });

/** A short word at the edge of the page, for what has worked. */
export const notifyDone = (message: string): void => {
  notifications.show({ message, color: 'petrol', ...closeButton() });
};

/** For failures that belong to no form. */
export const notifyProblem = (error: unknown): void => {
  const title = error instanceof ProblemError ? error.problem.title : i18n.t('error.unknown');
  const detail =
    error instanceof ProblemError ? error.problem.errors?.map(({ message }) => message).join(' ') : '';
  notifications.show({ title, message: detail ?? '', color: 'red', autoClose: false, ...closeButton() });
};
