import { CopyTextButton } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ShowIcon from '@material-ui/icons/Visibility';
import HideIcon from '@material-ui/icons/VisibilityOff';
import { parseDatabaseRef } from '@pgportal/plugin-cnpg-common';
import { useState } from 'react';
import {
  type Credentials,
  type OperationsDocument,
  cnpgApiRef,
} from '../../api';
import { useTexts } from '../../hooks/useTexts';
import { FormDialog } from '../common/FormDialog';
import { Notice } from '../common/Notice';
import { Stack } from '../common/Stack';
import { StateLabel } from '../common/StateLabel';
import { useHiddenStyles } from '../common/useHiddenStyles';
import { useRefusalText } from '../operations/useRefusalText';
import { ReasonField, isReasonGiven } from '../operations/ReasonField';

/** In the order to show, and whether the password is in them. */
const fields = [
  ['username', false],
  ['password', true],
  ['host', false],
  ['port', false],
  ['database', false],
  ['secret', false],
  ['uri', true],
  ['jdbcUri', true],
  ['fqdnUri', true],
  ['fqdnJdbcUri', true],
  ['pgpass', true],
] as const satisfies [keyof Credentials, boolean][];

const useStyles = makeStyles(theme => ({
  list: { margin: 0 },
  line: { display: 'flex', alignItems: 'center', margin: 0 },
  value: {
    flex: 1,
    minWidth: 0,
    fontFamily: 'monospace',
    overflowWrap: 'anywhere',
    marginRight: theme.spacing(1),
  },
}));

function Value(props: { label: string; value: string; isSecret: boolean }) {
  const { label, value, isSecret } = props;
  const classes = useStyles();
  const hidden = useHiddenStyles();
  const { t } = useTexts();
  const [isShown, setShown] = useState(!isSecret);
  const Icon = isShown ? HideIcon : ShowIcon;
  return (
    <div>
      <Typography component="dt" variant="caption" color="textSecondary">
        {label}
      </Typography>
      <dd className={classes.line}>
        <Typography component="span" variant="body2" className={classes.value}>
          {isShown ? (
            value
          ) : (
            <>
              <span aria-hidden>••••••••</span>
              <span className={hidden.visuallyHidden}>
                {t('credentials.masked')}
              </span>
            </>
          )}
        </Typography>
        {isSecret && (
          <IconButton
            size="small"
            aria-label={t(isShown ? 'credentials.mask' : 'credentials.unmask', {
              field: label,
            })}
            onClick={() => setShown(!isShown)}
          >
            <Icon fontSize="small" />
          </IconButton>
        )}
        <CopyTextButton
          text={value}
          variant="tertiary"
          tooltipText={t('endpoint.copied')}
          aria-label={t('endpoint.copy', { address: label })}
        />
      </dd>
    </div>
  );
}

/**
 * The application's credentials, asked for when somebody wants to see them.
 * They live in the state of this dialog alone, and go with it.
 */
export default function CredentialsDialog(props: {
  databaseRef: string;
  reason: OperationsDocument['reason'];
  onClose(): void;
}) {
  const { databaseRef, reason: rule, onClose } = props;
  const ref = parseDatabaseRef(databaseRef)!;
  const api = useApi(cnpgApiRef);
  const classes = useStyles();
  const { t } = useTexts();
  const describe = useRefusalText();
  const [reason, setReason] = useState('');
  const [state, setState] = useState<{
    isAsking?: boolean;
    credentials?: Credentials;
    problem?: string;
  }>({});
  const { isAsking = false, credentials, problem } = state;
  const isReady = isReasonGiven(rule, reason) && !isAsking;
  const reveal = async () => {
    if (!isReady) return;
    setState({ isAsking: true });
    try {
      const given = reason.trim();
      setState({
        credentials: await api.revealCredentials(
          ref,
          given ? { reason: given } : {},
        ),
      });
    } catch (error) {
      setState({ problem: describe(error) });
    }
  };
  return (
    <FormDialog
      title={t('credentials.title', { name: ref.name })}
      onSubmit={reveal}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>
            {t(credentials ? 'operations.close' : 'operations.cancel')}
          </Button>
          {!credentials && (
            <Button
              type="submit"
              variant="contained"
              color="primary"
              disabled={!isReady}
            >
              {t('credentials.show')}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <Notice severity="info" title={t('credentials.notice')} />
        {!credentials && rule && (
          <ReasonField rule={rule} value={reason} onChange={setReason} />
        )}
        {credentials && (
          <dl className={classes.list}>
            {fields.map(([field, isSecret]) => {
              const value = credentials[field];
              return (
                value && (
                  <Value
                    key={field}
                    label={t(`credentials.fields.${field}`)}
                    value={value}
                    isSecret={isSecret}
                  />
                )
              );
            })}
          </dl>
        )}
        <div role="alert">
          {problem && <StateLabel tone="error">{problem}</StateLabel>}
        </div>
      </Stack>
    </FormDialog>
  );
}
