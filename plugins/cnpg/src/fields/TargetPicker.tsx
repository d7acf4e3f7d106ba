import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import type { OfferDocument } from '../api';
import { useTexts } from '../hooks/useTexts';
import { StateLabel } from '../components/common/StateLabel';
import { answersFrom, onlyTarget, targetsFor } from './answers';
import { ChoiceFrame, WithOffer } from './FieldFrame';
import { useDefaultValue } from './useDefaultValue';
import { useOffer } from './useOffer';

type OfferedTarget = OfferDocument['targets'][number];

/** What a person must know of a target before choosing it. */
function TargetRemarks({ target }: { target: OfferedTarget }) {
  const { t } = useTexts();
  const { title, status, backups } = target;
  return (
    <>
      {status?.state === 'stale' && (
        <div>
          <StateLabel tone="warning">
            {t('form.target.unreachable', { target: title })}
          </StateLabel>
          {status.problem && (
            <Typography variant="body2" color="textSecondary">
              {status.problem}
            </Typography>
          )}
        </div>
      )}
      {status?.state === 'connecting' && (
        <div>
          <StateLabel tone="running">
            {t('form.target.connecting', { target: title })}
          </StateLabel>
        </div>
      )}
      {backups === 'none' && (
        <div>
          <StateLabel tone="warning">
            {t('form.target.noBackups', { target: title })}
          </StateLabel>
        </div>
      )}
    </>
  );
}

/** Where it runs. With one target there is nothing to choose, so only its remarks are shown. */
export function TargetPicker(props: FieldExtensionComponentProps<string>) {
  const {
    formData,
    formContext,
    idSchema,
    onChange,
    rawErrors,
    required,
    schema,
  } = props;
  const { t } = useTexts();
  const offer = useOffer();
  const id = idSchema?.$id ?? 'cnpg-target';
  const { environment } = answersFrom(formContext?.formData);
  useDefaultValue(props, onlyTarget(offer.value, environment));
  return (
    <WithOffer offer={offer}>
      {offered =>
        offered.targets.length === 1 ? (
          <TargetRemarks target={offered.targets[0]} />
        ) : (
          <ChoiceFrame
            id={id}
            title={schema.title ?? t('form.target.title')}
            help={schema.description ?? t('form.target.help')}
            required={required}
            error={rawErrors?.length > 0}
          >
            <RadioGroup
              name={id}
              value={formData ?? ''}
              onChange={(_, value) => onChange(value)}
            >
              {targetsFor(offered, environment).map(target => (
                <div key={target.name}>
                  <FormControlLabel
                    value={target.name}
                    control={<Radio color="primary" />}
                    label={target.title}
                  />
                  <TargetRemarks target={target} />
                </div>
              ))}
            </RadioGroup>
          </ChoiceFrame>
        )
      }
    </WithOffer>
  );
}
