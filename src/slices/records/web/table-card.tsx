import { Group, Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../web/ui/facts.tsx';
import { ColumnTable } from './column-table.tsx';
import classes from './data-map.module.css';
import { DeclaredTable } from './declared-table.tsx';
import { type FoundTable, isPersonal } from './filter-map.ts';

interface TableCardProps {
  found: FoundTable;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
}

/** One table: its rules always, its columns on demand. */
export function TableCard({ found: { table, columns, isByColumn }, isOpen, onToggle }: TableCardProps) {
  const { t } = useTranslation('records');
  const { label, table: name, whose, category, deletion, erasure } = table;
  const heading = `table-${name}`;
  const accessOf = () => {
    if (table.isDeclared) return t('table.declaredRule');
    return category === null && whose !== 'nobody' ? t('table.ownRule') : null;
  };
  return (
    <Paper component="section" aria-labelledby={heading}>
      <Group gap="xs" mb="xs" align="baseline">
        <Title order={category === null && whose === 'nobody' ? 3 : 4} size="h3" id={heading}>
          {label}
        </Title>
        <Text span className={classes.name}>
          {name}
        </Text>
      </Group>
      <div className={classes.rules}>
        <Facts
          facts={[
            [t('table.deletion'), deletion],
            [t('table.erasure'), erasure],
            [t('table.purposes'), accessOf()],
          ]}
        />
      </div>
      {table.isDeclared ? (
        <details className={classes.fold}>
          <summary>
            {table.declared.length === 0
              ? t('table.noDeclared')
              : t('table.declared', { count: table.declared.length })}
          </summary>
          <DeclaredTable table={table} />
        </details>
      ) : null}
      <details
        className={classes.fold}
        open={isOpen}
        onToggle={({ currentTarget }) => {
          // Our own change comes back here, too; only the reader's says something new.
          if (currentTarget.open !== isOpen) onToggle(currentTarget.open);
        }}
      >
        <summary>
          {isByColumn
            ? t('table.foundColumns', { count: table.columns.length, found: columns.length })
            : t('table.columns', {
                count: table.columns.length,
                personal: table.columns.filter(isPersonal).length,
              })}
        </summary>
        <ColumnTable table={table} columns={columns} />
      </details>
    </Paper>
  );
}
