import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { useTexts } from '../hooks/useTexts';
import { ChoiceFrame, WithOffer } from './FieldFrame';
import { useDefaultValue } from './useDefaultValue';
import { useOffer } from './useOffer';

/** Which environment the database is for. */
export function EnvironmentPicker(props: FieldExtensionComponentProps<string>) {
  const { formData, idSchema, onChange, rawErrors, required, schema } = props;
  const { t } = useTexts();
  const offer = useOffer();
  const id = idSchema?.$id ?? 'cnpg-environment';
  const only = offer.value?.environments;
  useDefaultValue(props, only?.length === 1 ? only[0].name : undefined);
  return (
    <WithOffer offer={offer}>
      {({ environments }) => (
        <ChoiceFrame
          id={id}
          title={schema.title ?? t('form.environment.title')}
          help={schema.description}
          required={required}
          error={rawErrors?.length > 0}
        >
          <RadioGroup
            name={id}
            value={formData ?? ''}
            onChange={(_, value) => onChange(value)}
          >
            {environments.map(({ name, title, production }) => (
              <div key={name}>
                <FormControlLabel
                  value={name}
                  control={<Radio color="primary" />}
                  label={title}
                />
                {production && name === formData && (
                  <FormHelperText>
                    {t('form.environment.production')}
                  </FormHelperText>
                )}
              </div>
            ))}
          </RadioGroup>
        </ChoiceFrame>
      )}
    </WithOffer>
  );
}
