import { Combobox, Loader, Modal, Text, TextInput, useCombobox } from '@mantine/core';
import { IconBuilding, IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CONTACT_ICON, type Command, matches, type PaletteDialog, useCommands } from './commands.ts';
import classes from './palette.module.css';
import { useHits } from './use-hits.ts';

interface PaletteProps {
  onClose: () => void;
  openDialog: (dialog: PaletteDialog) => void;
}

interface Entry extends Command {
  /** In small print beside the label. */
  hint?: string;
}
interface EntryGroup {
  label: string;
  entries: readonly Entry[];
}

/** Everything by typing a few letters: something new, a page, a contact, a company. */
export function Palette({ onClose, openDialog }: PaletteProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const { groups, isFetching, error } = useEntries(typed, openDialog);
  const entries = groups.flatMap((group) => group.entries);
  const combobox = useCombobox({ opened: true });
  const names = entries.map(({ key }) => key).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first is chosen whenever there are others
  useEffect(() => {
    combobox.selectFirstOption();
  }, [names]);
  const run = (key: string) => {
    const entry = entries.find((each) => each.key === key);
    onClose();
    // After the dialog has given the focus back, so that what opens next can take it.
    if (entry) setTimeout(entry.run, 0);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('palette.title')}
      size="lg"
      yOffset="8vh"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Combobox store={combobox} onOptionSubmit={run}>
        <Combobox.EventsTarget withExpandedAttribute>
          <TextInput
            data-autofocus
            role="combobox"
            aria-autocomplete="list"
            aria-label={t('palette.label')}
            placeholder={t('palette.placeholder')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            leftSection={isFetching ? <Loader size={14} /> : <IconSearch size={16} aria-hidden />}
            maxLength={200}
          />
        </Combobox.EventsTarget>
        <Combobox.Options aria-label={t('palette.title')} className={classes.options} tabIndex={0}>
          {groups.map(({ label, entries: inside }) => (
            <Combobox.Group key={label} label={label}>
              {inside.map(({ key, label: name, hint, icon: Icon }) => (
                <Combobox.Option key={key} value={key}>
                  <span className={classes.option}>
                    <Icon size={16} stroke={1.6} aria-hidden />
                    <span>
                      {name}
                      {hint ? (
                        <Text span size="xs" c="dimmed" ml={8}>
                          {hint}
                        </Text>
                      ) : null}
                    </span>
                  </span>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
          {entries.length === 0 ? (
            <Combobox.Empty>{error ? error.problem.title : t('palette.none')}</Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox>
      <Text size="xs" c="dimmed" mt="xs">
        {t('palette.hint')}
      </Text>
    </Modal>
  );
}

/** What fits what was typed, in groups; before anything is typed, all that one can do. */
function useEntries(typed: string, openDialog: (dialog: PaletteDialog) => void) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { actions, pages } = useCommands(openDialog);
  const { contacts, companies, isFetching, error } = useHits(typed);
  const fitting = (commands: readonly Command[]) =>
    commands.filter(({ label }) => typed.trim() === '' || matches(label, typed.trim()));
  const groups: EntryGroup[] = [
    { label: t('palette.actions'), entries: fitting(actions) },
    { label: t('palette.pages'), entries: fitting(pages) },
    {
      label: t('page.contacts'),
      entries: contacts.map(({ contactId, displayName, company, city }) => ({
        key: contactId,
        label: displayName,
        hint: [company?.name, city].filter(Boolean).join(' · '),
        icon: CONTACT_ICON,
        run: () => void navigate({ to: '/contacts/$contactId', params: { contactId } }),
      })),
    },
    {
      label: t('page.companies'),
      entries: companies.map(({ companyId, name, city }) => ({
        key: companyId,
        label: name,
        hint: city,
        icon: IconBuilding,
        run: () => void navigate({ to: '/companies/$companyId', params: { companyId } }),
      })),
    },
  ];
  return { groups: groups.filter(({ entries }) => entries.length > 0), isFetching, error };
}
