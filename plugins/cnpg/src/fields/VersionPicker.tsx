import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import type { PostgresVersion } from '@pgportal/plugin-cnpg-common';
import { formatDay, parseDate } from '../format';
import { useNow } from '../hooks/useNow';
import { useTexts } from '../hooks/useTexts';
import { StateLabel } from '../components/common/StateLabel';
import { WithOffer } from './FieldFrame';
import { useDefaultValue } from './useDefaultValue';
import { useOffer } from './useOffer';

/** A new database should not need a major upgrade within its first year. */
const SOON = 365 * 24 * 60 * 60 * 1000;

function EndOfLife({ version }: { version: PostgresVersion }) {
  const { t, language } = useTexts();
  const now = useNow(60_000);
  const end = parseDate(version.endOfLife);
  if (!end) return null;
  const date = formatDay(end, language);
  const left = end.getTime() - now.getTime();
  if (left < 0) {
    return (
      <StateLabel tone="error">{t('form.version.ended', { date })}</StateLabel>
    );
  }
  if (left < SOON) {
    return (
      <StateLabel tone="warning">
        {t('form.version.endsSoon', { date })}
      </StateLabel>
    );
  }
  return <>{t('form.version.supportedUntil', { date })}</>;
}

/** Which major version of PostgreSQL; the newest unless somebody chooses. */
export function VersionPicker(props: FieldExtensionComponentProps<number>) {
  const { formData, idSchema, onChange, rawErrors, required, schema } = props;
  const { t } = useTexts();
  const offer = useOffer();
  const id = idSchema?.$id ?? 'cnpg-version';
  const versions = [...(offer.value?.versions ?? [])].sort(
    (a, b) => b.major - a.major,
  );
  useDefaultValue(props, versions[0]?.major);
  const chosen = versions.find(({ major }) => major === formData);
  return (
    <WithOffer offer={offer}>
      {() => (
        <TextField
          select
          fullWidth
          id={id}
          label={schema.title ?? t('form.version.title')}
          margin="normal"
          required={required}
          value={chosen ? String(chosen.major) : ''}
          onChange={event => onChange(Number(event.target.value))}
          error={rawErrors?.length > 0}
          helperText={
            chosen ? <EndOfLife version={chosen} /> : schema.description
          }
          FormHelperTextProps={{ component: 'div' } as {}}
        >
          {versions.map(({ major }) => (
            <MenuItem key={major} value={String(major)}>
              {t('form.version.option', { major: String(major) })}
            </MenuItem>
          ))}
        </TextField>
      )}
    </WithOffer>
  );
}
