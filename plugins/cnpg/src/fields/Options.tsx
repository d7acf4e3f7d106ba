import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import IconButton from '@material-ui/core/IconButton';
import MenuItem from '@material-ui/core/MenuItem';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import Switch from '@material-ui/core/Switch';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import AddIcon from '@material-ui/icons/Add';
import DeleteIcon from '@material-ui/icons/Delete';
import Autocomplete from '@material-ui/lab/Autocomplete';
import {
  type DatabaseOptions,
  applicationDatabase,
  furtherDatabaseProblem,
  validateFurtherDatabase,
} from '@pgportal/plugin-cnpg-common';
import { useRef } from 'react';
import { StateLabel } from '../components/common/StateLabel';
import { useSay } from '../hooks/useSay';
import { useTexts } from '../hooks/useTexts';
import { answersFrom, onlyTarget } from './answers';
import { ChoiceFrame, WithOffer } from './FieldFrame';
import { useDefaultValue } from './useDefaultValue';
import { useOffer } from './useOffer';

type Further = NonNullable<DatabaseOptions['databases']>[number];

const POOLERS = [1, 2, 3, 4, 5];

const useStyles = makeStyles(theme => ({
  database: {
    display: 'grid',
    gridTemplateColumns:
      'minmax(min(100%, 12rem), 1fr) minmax(min(100%, 12rem), 2fr) auto',
    gap: theme.spacing(0, 2),
    alignItems: 'start',
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: '1fr auto' },
  },
  extensions: {
    [theme.breakpoints.down('xs')]: { gridRow: 2, gridColumn: '1 / -1' },
  },
  add: { alignSelf: 'flex-start' },
}));

function ExtensionPicker(props: {
  id: string;
  label: string;
  offered: string[];
  value?: string[];
  onChange(value: string[]): void;
}) {
  const { id, label, offered, value = [], onChange } = props;
  return (
    <Autocomplete
      multiple
      id={id}
      options={offered}
      value={value}
      onChange={(_, chosen) => onChange(chosen)}
      filterSelectedOptions
      renderInput={params => (
        <TextField {...params} label={label} margin="normal" />
      )}
    />
  );
}

function FurtherDatabases(props: {
  id: string;
  application: string;
  offered: string[];
  value: Further[];
  onChange(value: Further[]): void;
}) {
  const { id, application, offered, value, onChange } = props;
  const classes = useStyles();
  const { t } = useTexts();
  const say = useSay();
  const addRef = useRef<HTMLButtonElement>(null);
  const sayProblem = (name: string) => {
    const english = validateFurtherDatabase(name, application);
    return english && say(furtherDatabaseProblem(name, application), english);
  };
  const change = (index: number, further: Further) =>
    onChange(value.map((entry, other) => (other === index ? further : entry)));
  return (
    <>
      {value.map((further, index) => {
        const problem = further.name ? sayProblem(further.name) : undefined;
        return (
          <div key={index} className={classes.database}>
            <TextField
              id={`${id}-${index}`}
              label={t('form.options.databases.name', {
                number: String(index + 1),
              })}
              margin="normal"
              value={further.name}
              onChange={event =>
                change(index, { ...further, name: event.target.value })
              }
              error={problem !== undefined}
              helperText={problem}
              inputProps={{
                autoCapitalize: 'none',
                autoComplete: 'off',
                spellCheck: false,
              }}
            />
            <div className={classes.extensions}>
              <ExtensionPicker
                id={`${id}-${index}-extensions`}
                label={t('form.options.databases.extensions', {
                  number: String(index + 1),
                })}
                offered={offered}
                value={further.extensions}
                onChange={extensions =>
                  change(index, { ...further, extensions })
                }
              />
            </div>
            <IconButton
              aria-label={t('form.options.databases.remove', {
                number: String(index + 1),
              })}
              onClick={() => {
                onChange(value.filter((_, other) => other !== index));
                // This button goes, and takes the keyboard's place with it.
                addRef.current?.focus();
              }}
            >
              <DeleteIcon />
            </IconButton>
          </div>
        );
      })}
      <Button
        ref={addRef}
        variant="outlined"
        size="small"
        startIcon={<AddIcon />}
        className={classes.add}
        onClick={() => onChange([...value, { name: '' }])}
      >
        {t('form.options.databases.add')}
      </Button>
    </>
  );
}

function PoolerChoice(props: {
  id: string;
  value: DatabaseOptions['pooler'];
  onChange(value: DatabaseOptions['pooler']): void;
}) {
  const { id, value, onChange } = props;
  const { t } = useTexts();
  return (
    <>
      <FormControlLabel
        control={
          <Switch
            color="primary"
            checked={value !== undefined}
            onChange={(_, checked) =>
              onChange(
                checked ? { poolMode: 'session', instances: 2 } : undefined,
              )
            }
          />
        }
        label={t('form.options.pooler.use')}
      />
      {value && (
        <>
          <RadioGroup
            name={`${id}-mode`}
            aria-label={t('form.options.pooler.mode')}
            value={value.poolMode}
            onChange={(_, poolMode) =>
              onChange({
                ...value,
                poolMode: poolMode as typeof value.poolMode,
              })
            }
          >
            {(['session', 'transaction'] as const).map(mode => (
              <FormControlLabel
                key={mode}
                value={mode}
                control={<Radio color="primary" />}
                label={t(`form.options.pooler.${mode}`)}
              />
            ))}
          </RadioGroup>
          <TextField
            select
            id={`${id}-instances`}
            label={t('form.options.pooler.instances')}
            margin="normal"
            value={String(value.instances)}
            onChange={event =>
              onChange({ ...value, instances: Number(event.target.value) })
            }
          >
            {POOLERS.map(count => (
              <MenuItem key={count} value={String(count)}>
                {count}
              </MenuItem>
            ))}
          </TextField>
        </>
      )}
    </>
  );
}

/**
 * What most databases do not need: extensions, further databases, a pooler, and
 * archiving as CloudNativePG did it before.
 */
export function Options(props: FieldExtensionComponentProps<DatabaseOptions>) {
  const { formData, formContext, idSchema, onChange } = props;
  const { t } = useTexts();
  const offer = useOffer();
  const id = idSchema?.$id ?? 'cnpg-options';
  const answers = answersFrom(formContext?.formData);
  // Validators run on fields that have a value, so there is one from the start.
  useDefaultValue(props, {});
  const value = formData ?? {};
  const change = (more: DatabaseOptions) => onChange({ ...value, ...more });
  const name = answers.target ?? onlyTarget(offer.value, answers.environment);
  const target = offer.value?.targets.find(entry => entry.name === name);

  return (
    <WithOffer offer={offer}>
      {({ extensions = [] }) => (
        <>
          {extensions.length > 0 && (
            <ChoiceFrame
              id={`${id}-extensions-frame`}
              title={t('form.options.extensions.title')}
              help={t('form.options.extensions.help')}
            >
              <ExtensionPicker
                id={`${id}-extensions`}
                label={t('form.options.extensions.title')}
                offered={extensions}
                value={value.extensions}
                onChange={chosen => change({ extensions: chosen })}
              />
            </ChoiceFrame>
          )}
          <ChoiceFrame
            id={`${id}-databases`}
            title={t('form.options.databases.title')}
            help={t('form.options.databases.help')}
          >
            <FurtherDatabases
              id={`${id}-databases`}
              application={applicationDatabase(answers.name ?? '')}
              offered={extensions}
              value={value.databases ?? []}
              onChange={databases => change({ databases })}
            />
          </ChoiceFrame>
          <ChoiceFrame
            id={`${id}-pooler`}
            title={t('form.options.pooler.title')}
            help={t('form.options.pooler.help')}
          >
            <PoolerChoice
              id={`${id}-pooler`}
              value={value.pooler}
              onChange={pooler => change({ pooler })}
            />
          </ChoiceFrame>
          {(target?.profiles?.includes('inTree') ||
            value.profile === 'inTree') && (
            <ChoiceFrame
              id={`${id}-profile`}
              title={t('form.options.profile.title')}
            >
              <RadioGroup
                name={`${id}-profile`}
                value={value.profile ?? 'current'}
                onChange={(_, profile) =>
                  change({ profile: profile as DatabaseOptions['profile'] })
                }
              >
                {(['current', 'inTree'] as const).map(profile => (
                  <FormControlLabel
                    key={profile}
                    value={profile}
                    control={<Radio color="primary" />}
                    label={t(`form.options.profile.${profile}`)}
                  />
                ))}
              </RadioGroup>
              {value.profile === 'inTree' && (
                <StateLabel tone="warning">
                  {t('form.options.profile.deprecated')}
                </StateLabel>
              )}
            </ChoiceFrame>
          )}
          {target?.status?.versions?.operator && (
            <Typography variant="caption" color="textSecondary">
              {t('form.options.version', {
                target: target.title,
                version: target.status.versions.operator,
              })}
            </Typography>
          )}
        </>
      )}
    </WithOffer>
  );
}
