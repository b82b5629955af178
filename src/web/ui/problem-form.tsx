import { Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api.ts';
import { ErrorSummary } from './error-summary.tsx';

interface ProblemFormOptions<Values, Answer> {
  initialValues: Values;
  send: (values: Values) => Promise<Answer>;
  onDone?: (answer: Answer) => unknown;
  /** Tidies up what was typed (empty rows of a list) before it is sent and shown again. */
  prepare?: (values: Values) => Values;
}

export type Form<Values extends object> = ReturnType<typeof useForm<Values>>;
/** What `form.getInputProps` gives. */
export type FieldProps = ReturnType<Form<Record<string, string>>['getInputProps']>;
export interface ProblemFormState<Values extends object> {
  form: Form<Values>;
  problem: ProblemError | undefined;
  submit: (event?: React.SyntheticEvent<HTMLFormElement>) => void;
}

/** `body.emails.0.address` is the field `emails.0.address`; the first fault of a field stands at it. */
function errorsByField(problem: ProblemError): Record<string, string> {
  const faults = (problem.problem.errors ?? []).filter(({ at }) => at.startsWith('body.'));
  return Object.fromEntries(faults.map(({ at, message }) => [at.slice('body.'.length), message]).reverse());
}

/** A form whose values have the shape of the request body; what is wrong with them, the server says. */
export function useProblemForm<Values extends object, Answer>(
  options: ProblemFormOptions<Values, Answer>,
): ProblemFormState<Values> {
  const form = useForm<Values>({ initialValues: options.initialValues });
  const [problem, setProblem] = useState<ProblemError>();
  const submit = form.onSubmit(async (typed) => {
    setProblem(undefined);
    const values = options.prepare?.(typed) ?? typed;
    if (options.prepare) form.setValues(values);
    try {
      const answer = await options.send(values);
      await options.onDone?.(answer);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      form.setErrors(errorsByField(error));
      setProblem(error);
    }
  });
  return { form, problem, submit };
}

interface ProblemFormProps<Values extends object> {
  state: ProblemFormState<Values>;
  submitLabel?: string;
  onCancel?: (() => void) | undefined;
  /** Beside the buttons. */
  extra?: ReactNode;
  danger?: boolean;
  /** Instead of sending: the next step of a form in steps. */
  onSubmit?: (() => void) | undefined;
  /** Brings a field into sight before it gets the focus from the summary. */
  beforeFocus?: (field: string) => void;
  children: ReactNode;
}

/** The form element with summary and buttons. */
export function ProblemForm<Values extends object>(props: ProblemFormProps<Values>) {
  const { t } = useTranslation();
  const { form, problem, submit } = props.state;
  const { onSubmit } = props;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        if (!onSubmit) return submit(event);
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack gap="md">
        {problem ? (
          <ErrorSummary
            problem={problem}
            nodeOf={(field) => form.getInputNode(field)}
            onGo={(field) => {
              props.beforeFocus?.(field);
              form.getInputNode(field)?.focus();
            }}
          />
        ) : null}
        {props.children}
        <Group gap="xs">
          <Button type="submit" loading={form.submitting} {...(props.danger ? { color: 'red' } : {})}>
            {props.submitLabel ?? t('action.save')}
          </Button>
          {props.onCancel ? (
            <Button variant="default" onClick={props.onCancel}>
              {t('action.cancel')}
            </Button>
          ) : null}
          {props.extra}
        </Group>
      </Stack>
    </form>
  );
}
