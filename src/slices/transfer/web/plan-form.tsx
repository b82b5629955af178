import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError } from '../../../web/api.ts';
import { usePurposes } from '../../../web/ui/labels.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { type ImportFile, type Preview, preview as previewSchema } from '../contract.ts';
import { FootingStep } from './footing/footing-step.tsx';
import { toFootingInput } from './footing/footing-values.ts';
import { toMappingInput } from './mapping/column-values.ts';
import { MappingStep } from './mapping/mapping-step.tsx';
import { type PlanValues, withChoices } from './plan-values.ts';
import { PreviewStep } from './preview/preview-step.tsx';
import { useStep } from './use-step.ts';
import { WizardSteps } from './wizard-steps.tsx';

interface PlanFormProps {
  file: ImportFile;
  initialValues: PlanValues;
  onReread: (file: ImportFile) => void;
}

/** The plan of an import in two steps, and its preview. The step stands in the address, so "back" goes back. */
export function PlanForm({ file, initialValues, onReread }: PlanFormProps) {
  const { t } = useTranslation('transfer');
  const purposes = usePurposes();
  const [preview, setPreview] = useState<Preview>();
  const { step, go } = useStep(preview !== undefined);
  const state = useProblemForm({
    initialValues,
    send: async (values) => {
      const { options } = values;
      const body = {
        mapping: toMappingInput(file, values.mapping),
        footing: toFootingInput(values, purposes),
        options: { ...options, ownerId: options.ownerId || null, teamId: options.teamId || null },
      };
      try {
        return await api.put(`/api/v1/imports/${file.importId}/plan`, {
          purpose: 'intake',
          body,
          schema: previewSchema,
        });
      } catch (error) {
        // The fields at fault must be on the page when the summary looks for their names.
        if (error instanceof ProblemError && isAboutMapping(error)) go('mapping');
        throw error;
      }
    },
    onDone: (answer) => {
      // The preview has read the whole file, and may know more texts of the legal-basis column.
      const { bases } = state.form.getValues().footing;
      state.form.setFieldValue('footing.bases', withChoices(answer.basisTexts, bases, purposes));
      setPreview(answer);
      go('preview');
    },
  });
  if (step === 'preview' && preview)
    return (
      <>
        <WizardSteps current="preview" />
        <PreviewStep preview={preview} onBack={() => go('footing')} />
      </>
    );
  return (
    <>
      <WizardSteps current={step} />
      <ProblemForm
        state={state}
        submitLabel={t(step === 'mapping' ? 'step.next' : 'footing.toPreview')}
        onSubmit={step === 'mapping' ? () => go('footing') : undefined}
        beforeFocus={(field) => go(field.startsWith('mapping.') ? 'mapping' : 'footing')}
        extra={
          step === 'footing' ? (
            <Button variant="default" onClick={() => go('mapping')}>
              {t('step.back')}
            </Button>
          ) : null
        }
      >
        {step === 'mapping' ? (
          <MappingStep file={file} form={state.form} onReread={onReread} />
        ) : (
          <FootingStep form={state.form} />
        )}
      </ProblemForm>
    </>
  );
}

const isAboutMapping = ({ problem }: ProblemError): boolean =>
  problem.errors?.some(({ at }) => at.startsWith('body.mapping')) ?? false;
