import { useTexts } from '../../../hooks/useTexts';
import { Choice, type Option } from './Choice';
import type { Form, FormProps } from './form';

type Facts = FormProps['facts'];

/** The objects that an operation can be about: a database has those of one kind there. */
export function namedOptions({ facts, id }: Pick<FormProps, 'facts' | 'id'>): {
  kind: 'schedule' | 'pooler' | 'database' | 'role';
  options: Option[];
} {
  if (facts.poolers) {
    return {
      kind: 'pooler',
      options: facts.poolers.map(({ name, type, poolMode, instances }) => ({
        value: name,
        title: name,
        detail: [type, poolMode, instances].join(', '),
      })),
    };
  }
  const sqlNames = (of: Facts['databases']) =>
    (of ?? []).map(({ name, sqlName }) => ({
      value: name,
      title: sqlName,
      detail: name,
    }));
  if (facts.databases) {
    return { kind: 'database', options: sqlNames(facts.databases) };
  }
  if (facts.roles) return { kind: 'role', options: sqlNames(facts.roles) };
  const wanted = { 'schedule-suspend': false, 'schedule-resume': true }[
    id as string
  ];
  return {
    kind: 'schedule',
    options: (facts.schedules ?? [])
      .filter(({ suspended }) => wanted === undefined || suspended === wanted)
      .map(({ name, schedule }) => ({
        value: name,
        title: name,
        detail: schedule,
      })),
  };
}

const labels = {
  schedule: 'backups.schedule',
  pooler: 'configuration.pooler',
  database: 'connect.database',
  role: 'connect.role',
} as const;

/** Which of them is meant. */
export function NamedChoice({ id, facts, input, onChange }: FormProps) {
  const { t } = useTexts();
  const { kind, options } = namedOptions({ id, facts });
  return (
    <Choice
      label={t(labels[kind])}
      value={input.name as string | undefined}
      onChange={name => onChange({ ...input, name })}
      options={options}
    />
  );
}

/** The only one is meant, where there is but one. */
export function onlyName(props: Pick<FormProps, 'facts' | 'id'>) {
  const { options } = namedOptions(props);
  return options.length === 1 ? { name: options[0].value } : {};
}

export const namedForm: Form = {
  Component: NamedChoice,
  initial: (facts, id) => onlyName({ facts, id }),
  isComplete: ({ name }) => Boolean(name),
};
